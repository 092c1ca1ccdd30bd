/** A Redis server for development and tests: where its program comes from, and one running server. */
@NullMarked
package io.agentee.server.redis;

import org.jspecify.annotations.NullMarked;
