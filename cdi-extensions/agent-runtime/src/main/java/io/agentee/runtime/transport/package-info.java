/** The event transports that need nothing but what is there anyway: this process, or Temporal. */
@NullMarked
package io.agentee.runtime.transport;

import org.jspecify.annotations.NullMarked;
