/** Forms generated from JSON Schema, and the JSON that they come to. Plain Java. */
@NullMarked
package io.agentee.client.console.form;

import org.jspecify.annotations.NullMarked;
