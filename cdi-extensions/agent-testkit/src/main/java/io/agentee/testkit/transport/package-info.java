/** The contract of event transports, as a test. */
@NullMarked
package io.agentee.testkit.transport;

import org.jspecify.annotations.NullMarked;
