@NullMarked
package io.agentee.api.event;

import org.jspecify.annotations.NullMarked;
