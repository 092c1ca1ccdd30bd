/** Finds approvals and grants on Temporal, and acts on them, without a worker in the process. */
@NullMarked
package io.agentee.runtime.approval;

import org.jspecify.annotations.NullMarked;
