/** Approvals that are remembered: the workflow that each of them is, and how reviews find them. */
@NullMarked
package io.agentee.runtime.grant;

import org.jspecify.annotations.NullMarked;
