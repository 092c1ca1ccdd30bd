@NullMarked
package io.agentee.client.agent;

import org.jspecify.annotations.NullMarked;
