/** JSON, and JSON Schema in the dialects that providers understand. */
@NullMarked
package io.agentee.models.json;

import org.jspecify.annotations.NullMarked;
