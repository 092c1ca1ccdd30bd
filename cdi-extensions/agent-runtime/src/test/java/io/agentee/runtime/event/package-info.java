@NullMarked
package io.agentee.runtime.event;

import org.jspecify.annotations.NullMarked;
