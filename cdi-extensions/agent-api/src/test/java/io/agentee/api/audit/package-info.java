@NullMarked
package io.agentee.api.audit;

import org.jspecify.annotations.NullMarked;
