/** The users of the development set-up. */
@NullMarked
package io.agentee.server.users;

import org.jspecify.annotations.NullMarked;
