@NullMarked
package io.agentee.api.agent;

import org.jspecify.annotations.NullMarked;
