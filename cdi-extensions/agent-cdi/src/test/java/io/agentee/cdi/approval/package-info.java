@NullMarked
package io.agentee.cdi.approval;

import org.jspecify.annotations.NullMarked;
