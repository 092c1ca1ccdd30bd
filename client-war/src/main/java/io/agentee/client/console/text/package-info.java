/** How times, durations, risks and what strangers said are written. */
@NullMarked
package io.agentee.client.console.text;

import org.jspecify.annotations.NullMarked;
