@NullMarked
package io.agentee.runtime.transcript;

import org.jspecify.annotations.NullMarked;
