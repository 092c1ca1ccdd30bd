/** The CDI extension of Agentee: agents and tools from annotations and MicroProfile Config. */
@NullMarked
package io.agentee.cdi;

import org.jspecify.annotations.NullMarked;
