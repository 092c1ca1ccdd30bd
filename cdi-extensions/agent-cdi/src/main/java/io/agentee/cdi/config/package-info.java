/** Reads {@code agentee.*} and reports everything that is wrong with it. */
@NullMarked
package io.agentee.cdi.config;

import org.jspecify.annotations.NullMarked;
