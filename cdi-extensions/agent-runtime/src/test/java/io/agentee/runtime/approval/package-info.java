@NullMarked
package io.agentee.runtime.approval;

import org.jspecify.annotations.NullMarked;
