@NullMarked
package io.agentee.e2e.signin;

import org.jspecify.annotations.NullMarked;
