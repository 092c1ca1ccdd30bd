/** Approvals in a deployment: the terms on which humans decide, and who is told of what happens to their decisions. */
@NullMarked
package io.agentee.cdi.approval;

import org.jspecify.annotations.NullMarked;
