/** Code of the application that judges tool calls before any human does. */
@NullMarked
package io.agentee.api.policy;

import org.jspecify.annotations.NullMarked;
