/** Models: the SPI that providers implement, and what passes through it. */
@NullMarked
package io.agentee.api.model;

import org.jspecify.annotations.NullMarked;
