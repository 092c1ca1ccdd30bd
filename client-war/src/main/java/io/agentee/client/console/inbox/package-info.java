/** What waits for a human, and deciding on it. */
@NullMarked
package io.agentee.client.console.inbox;

import org.jspecify.annotations.NullMarked;
