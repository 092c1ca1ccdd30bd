/** Starting runs, and waiting for them or watching them. */
@NullMarked
package io.agentee.client.start;

import org.jspecify.annotations.NullMarked;
