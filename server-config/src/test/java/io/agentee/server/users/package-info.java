@NullMarked
package io.agentee.server.users;

import org.jspecify.annotations.NullMarked;
