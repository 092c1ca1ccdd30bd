/** Long lists of what Temporal's visibility finds, in an order that it does not sort by. */
@NullMarked
package io.agentee.runtime.visibility;

import org.jspecify.annotations.NullMarked;
