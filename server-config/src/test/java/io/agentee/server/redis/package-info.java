@NullMarked
package io.agentee.server.redis;

import org.jspecify.annotations.NullMarked;
