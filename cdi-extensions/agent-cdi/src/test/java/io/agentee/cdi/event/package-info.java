@NullMarked
package io.agentee.cdi.event;

import org.jspecify.annotations.NullMarked;
