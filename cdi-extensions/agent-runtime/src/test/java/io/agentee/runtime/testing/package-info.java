/** Fakes, and a Temporal server in memory, for the tests of this module. */
@NullMarked
package io.agentee.runtime.testing;

import org.jspecify.annotations.NullMarked;
