/** What waits for a human, and deciding on several at once. */
@NullMarked
package io.agentee.client.console.inbox;

import org.jspecify.annotations.NullMarked;
