@NullMarked
package io.agentee.runtime.worker;

import org.jspecify.annotations.NullMarked;
