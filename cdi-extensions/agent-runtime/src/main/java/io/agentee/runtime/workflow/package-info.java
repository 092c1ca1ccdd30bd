/** The run as a Temporal workflow, seen from outside: what it is given, what it answers, how it ends. */
@NullMarked
package io.agentee.runtime.workflow;

import org.jspecify.annotations.NullMarked;
