/** Approvals that are remembered: later calls of the same kind need not ask again. */
@NullMarked
package io.agentee.api.grant;

import org.jspecify.annotations.NullMarked;
