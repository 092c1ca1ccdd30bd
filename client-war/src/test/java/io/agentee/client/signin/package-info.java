@NullMarked
package io.agentee.client.signin;

import org.jspecify.annotations.NullMarked;
