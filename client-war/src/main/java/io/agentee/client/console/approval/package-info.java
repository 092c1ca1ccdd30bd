/** One approval: all of it, and everything that can be done about it. */
@NullMarked
package io.agentee.client.console.approval;

import org.jspecify.annotations.NullMarked;
