/** The calls of models and tools: on the container's threads, cancellable, with heartbeats. */
@NullMarked
package io.agentee.runtime.activity;

import org.jspecify.annotations.NullMarked;
