/** The messages of a run: one growing list, held by the workflow and seen by the worker's activities. */
@NullMarked
package io.agentee.runtime.transcript;

import org.jspecify.annotations.NullMarked;
