/** What the tests of the providers share. */
@NullMarked
package io.agentee.models.testing;

import org.jspecify.annotations.NullMarked;
