/** Which keys of configuration there are, and which one a misspelt key may mean. */
@NullMarked
package io.agentee.cdi.key;

import org.jspecify.annotations.NullMarked;
