/** Methods of CDI beans as tools: their schemas, their calls, their context. */
@NullMarked
package io.agentee.cdi.tool;

import org.jspecify.annotations.NullMarked;
