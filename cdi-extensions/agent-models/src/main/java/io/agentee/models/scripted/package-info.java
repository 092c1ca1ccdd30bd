/** The scripted model: a deterministic stand-in for a provider, for the first run, for tests and for benchmarks. */
@NullMarked
package io.agentee.models.scripted;

import org.jspecify.annotations.NullMarked;
