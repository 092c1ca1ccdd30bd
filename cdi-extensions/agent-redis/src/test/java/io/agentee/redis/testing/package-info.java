/** A real Redis and what tests need to use it. */
@NullMarked
package io.agentee.redis.testing;

import org.jspecify.annotations.NullMarked;
