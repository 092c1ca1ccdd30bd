/** How callers prove who they are: by password, by token, or by the session of the console. */
@NullMarked
package io.agentee.client.signin;

import org.jspecify.annotations.NullMarked;
