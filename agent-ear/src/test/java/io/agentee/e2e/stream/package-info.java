/** What watchers of runs see, on real servers, with a real Redis, while all of these break. */
@NullMarked
package io.agentee.e2e.stream;

import org.jspecify.annotations.NullMarked;
