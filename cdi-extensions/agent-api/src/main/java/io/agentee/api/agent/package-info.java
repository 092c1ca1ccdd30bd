/** What an agent is: its definition, the policies of its runs, and where definitions are found. */
@NullMarked
package io.agentee.api.agent;

import org.jspecify.annotations.NullMarked;
