/** Agents from annotations and configuration: definitions, and interfaces as beans. */
@NullMarked
package io.agentee.cdi.agent;

import org.jspecify.annotations.NullMarked;
