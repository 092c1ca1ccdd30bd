/** JSON: the one mapper, Temporal's data converter, and validation against JSON Schema. */
@NullMarked
package io.agentee.runtime.json;

import org.jspecify.annotations.NullMarked;
