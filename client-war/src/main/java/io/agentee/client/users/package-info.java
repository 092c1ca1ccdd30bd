/** Users that a file names, with their passwords and roles. */
@NullMarked
package io.agentee.client.users;

import org.jspecify.annotations.NullMarked;
