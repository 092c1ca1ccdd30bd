/** Starts runs on Temporal and finds them again, without a worker in the process and without holding threads. */
@NullMarked
package io.agentee.runtime.client;

import org.jspecify.annotations.NullMarked;
