/** Live events through Redis Streams. */
@NullMarked
package io.agentee.redis;

import org.jspecify.annotations.NullMarked;
