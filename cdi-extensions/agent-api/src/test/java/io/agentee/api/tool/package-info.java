@NullMarked
package io.agentee.api.tool;

import org.jspecify.annotations.NullMarked;
