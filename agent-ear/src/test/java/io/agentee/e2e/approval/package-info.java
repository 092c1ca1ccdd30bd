/** Humans are asked, decide, and what they decided is executed: over HTTP, on real servers, whatever happens to these. */
@NullMarked
package io.agentee.e2e.approval;

import org.jspecify.annotations.NullMarked;
