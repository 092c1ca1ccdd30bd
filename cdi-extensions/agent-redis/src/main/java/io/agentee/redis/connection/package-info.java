/** Connections to Redis that come back by themselves, and the threads that they live on. */
@NullMarked
package io.agentee.redis.connection;

import org.jspecify.annotations.NullMarked;
