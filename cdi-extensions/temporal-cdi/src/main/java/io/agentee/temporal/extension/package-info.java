/** The CDI extension: registers the beans and reports every configuration problem of a deployment. */
@NullMarked
package io.agentee.temporal.extension;

import org.jspecify.annotations.NullMarked;
