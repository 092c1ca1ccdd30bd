/** Approvals and audit trails as a caller of the HTTP API sees them, on the command line. */
@NullMarked
package io.agentee.server.approvals;

import org.jspecify.annotations.NullMarked;
