/** Runs over HTTP. */
@NullMarked
package io.agentee.client.run;

import org.jspecify.annotations.NullMarked;
