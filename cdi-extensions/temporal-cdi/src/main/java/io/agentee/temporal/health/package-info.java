/** MicroProfile Health readiness checks; used only where the API is present. */
@NullMarked
package io.agentee.temporal.health;

import org.jspecify.annotations.NullMarked;
