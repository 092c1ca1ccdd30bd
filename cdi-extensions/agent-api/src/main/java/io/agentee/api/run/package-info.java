/** Runs: how they are asked for, watched, ended and found again. */
@NullMarked
package io.agentee.api.run;

import org.jspecify.annotations.NullMarked;
