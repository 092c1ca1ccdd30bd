/** The agents and tools of the development set-up: an ordinary user's module. */
@NullMarked
package io.agentee.demo;

import org.jspecify.annotations.NullMarked;
