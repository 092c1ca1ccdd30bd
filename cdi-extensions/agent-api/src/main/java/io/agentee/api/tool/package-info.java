/** Tools: how they are declared, described to a model, found and called. */
@NullMarked
package io.agentee.api.tool;

import org.jspecify.annotations.NullMarked;
