/** The agent loop: the workflow's own code. Deterministic: it decides from its input and from recorded results alone. */
@NullMarked
package io.agentee.runtime.loop;

import org.jspecify.annotations.NullMarked;
