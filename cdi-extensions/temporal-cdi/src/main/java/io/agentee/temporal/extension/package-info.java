/** The CDI extension: reports every configuration problem of a deployment. */
@NullMarked
package io.agentee.temporal.extension;

import org.jspecify.annotations.NullMarked;
