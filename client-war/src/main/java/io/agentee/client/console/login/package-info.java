/** How people sign in. */
@NullMarked
package io.agentee.client.console.login;

import org.jspecify.annotations.NullMarked;
