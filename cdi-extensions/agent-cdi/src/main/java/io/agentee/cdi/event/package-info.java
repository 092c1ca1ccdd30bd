/** The event transport that a deployment uses: which there are, which is configured, and whether it can work. */
@NullMarked
package io.agentee.cdi.event;

import org.jspecify.annotations.NullMarked;
