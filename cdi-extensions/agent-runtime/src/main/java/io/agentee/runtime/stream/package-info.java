/** Streams the events of runs to any number of watchers, live and finished, without holding threads. */
@NullMarked
package io.agentee.runtime.stream;

import org.jspecify.annotations.NullMarked;
