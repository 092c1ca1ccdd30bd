@NullMarked
package io.agentee.server.state;

import org.jspecify.annotations.NullMarked;
