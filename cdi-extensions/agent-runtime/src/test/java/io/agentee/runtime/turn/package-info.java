@NullMarked
package io.agentee.runtime.turn;

import org.jspecify.annotations.NullMarked;
