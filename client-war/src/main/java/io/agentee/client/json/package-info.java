/** JSON as this API takes and sends it, the same on every server. */
@NullMarked
package io.agentee.client.json;

import org.jspecify.annotations.NullMarked;
