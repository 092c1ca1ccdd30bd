@NullMarked
package io.agentee.cdi.tool;

import org.jspecify.annotations.NullMarked;
