/** The run as a Temporal workflow: what it is given, what it remembers, how it ends. Deterministic code only. */
@NullMarked
package io.agentee.runtime.workflow;

import org.jspecify.annotations.NullMarked;
