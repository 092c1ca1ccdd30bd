/** The pieces of a run in a Redis stream: written, read and followed. */
@NullMarked
package io.agentee.redis.stream;

import org.jspecify.annotations.NullMarked;
