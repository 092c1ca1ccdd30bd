@NullMarked
package io.agentee.api.approval;

import org.jspecify.annotations.NullMarked;
