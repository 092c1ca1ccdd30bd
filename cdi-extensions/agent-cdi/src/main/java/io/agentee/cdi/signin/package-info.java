/** How people and programs prove who they are, as configured. */
@NullMarked
package io.agentee.cdi.signin;

import org.jspecify.annotations.NullMarked;
