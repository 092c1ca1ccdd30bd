/** The connections to Temporal: one for callers, which fails fast, and one for workers, which is patient. */
@NullMarked
package io.agentee.temporal.connection;

import org.jspecify.annotations.NullMarked;
