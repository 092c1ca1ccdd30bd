@NullMarked
package io.agentee.client.users;

import org.jspecify.annotations.NullMarked;
