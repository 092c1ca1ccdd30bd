@NullMarked
package io.agentee.runtime.decision;

import org.jspecify.annotations.NullMarked;
