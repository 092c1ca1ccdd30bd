/** Benchmarks, run by the profile {@code bench}: each figure beside a floor that was measured in the same run. */
@NullMarked
package io.agentee.e2e.bench;

import org.jspecify.annotations.NullMarked;
