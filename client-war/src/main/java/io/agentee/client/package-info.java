/** The client deployment: the HTTP API of agents and runs. */
@NullMarked
package io.agentee.client;

import org.jspecify.annotations.NullMarked;
