@NullMarked
package io.agentee.runtime.transport;

import org.jspecify.annotations.NullMarked;
