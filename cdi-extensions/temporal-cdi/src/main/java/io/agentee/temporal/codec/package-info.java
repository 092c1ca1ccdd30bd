/** Payload codecs. */
@NullMarked
package io.agentee.temporal.codec;

import org.jspecify.annotations.NullMarked;
