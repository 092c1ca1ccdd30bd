/** The {@code temporal.*} configuration: records, and the reader that collects every problem. */
@NullMarked
package io.agentee.temporal.config;

import org.jspecify.annotations.NullMarked;
