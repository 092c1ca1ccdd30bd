@NullMarked
package io.agentee.runtime.lookup;

import org.jspecify.annotations.NullMarked;
