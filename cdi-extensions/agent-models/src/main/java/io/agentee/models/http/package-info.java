/** HTTP to the providers over the JDK's client: streamed, without a thread that waits, and abortable at any time. */
@NullMarked
package io.agentee.models.http;

import org.jspecify.annotations.NullMarked;
