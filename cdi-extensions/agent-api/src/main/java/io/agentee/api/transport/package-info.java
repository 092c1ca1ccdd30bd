/** What carries answers from the models' workers to the watchers' servers while they are given: the SPI. */
@NullMarked
package io.agentee.api.transport;

import org.jspecify.annotations.NullMarked;
