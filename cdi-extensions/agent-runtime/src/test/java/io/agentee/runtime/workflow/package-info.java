@NullMarked
package io.agentee.runtime.workflow;

import org.jspecify.annotations.NullMarked;
