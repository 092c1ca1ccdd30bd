@NullMarked
package io.agentee.client.console.inbox;

import org.jspecify.annotations.NullMarked;
