/** Questions of runs to humans: what is asked, who may decide, and what was decided. */
@NullMarked
package io.agentee.api.approval;

import org.jspecify.annotations.NullMarked;
