/** What was asked and decided in a run, over HTTP. */
@NullMarked
package io.agentee.client.audit;

import org.jspecify.annotations.NullMarked;
