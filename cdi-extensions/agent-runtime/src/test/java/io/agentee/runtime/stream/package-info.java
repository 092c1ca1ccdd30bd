@NullMarked
package io.agentee.runtime.stream;

import org.jspecify.annotations.NullMarked;
