/** The worker's deployment: says when the worker polls. */
@NullMarked
package io.agentee.worker;

import org.jspecify.annotations.NullMarked;
