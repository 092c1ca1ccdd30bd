/** What was decided, figures and exports of it, and what is remembered. */
@NullMarked
package io.agentee.client.console.audit;

import org.jspecify.annotations.NullMarked;
