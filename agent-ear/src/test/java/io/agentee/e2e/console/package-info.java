/** The console in a real browser, in front of real servers: with JavaScript and without, on a desk and on a phone. */
@NullMarked
package io.agentee.e2e.console;

import org.jspecify.annotations.NullMarked;
