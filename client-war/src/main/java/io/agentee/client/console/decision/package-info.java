/** What approvers decide in forms, and what they are told of it. */
@NullMarked
package io.agentee.client.console.decision;

import org.jspecify.annotations.NullMarked;
