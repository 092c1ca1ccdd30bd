/** What was asked and decided in a run, in a chain of hashes that shows every change. */
@NullMarked
package io.agentee.api.audit;

import org.jspecify.annotations.NullMarked;
