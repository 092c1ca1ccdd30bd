/** The messages of a run, as the model and its tools exchange them. */
@NullMarked
package io.agentee.api.message;

import org.jspecify.annotations.NullMarked;
