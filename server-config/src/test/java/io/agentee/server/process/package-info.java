@NullMarked
package io.agentee.server.process;

import org.jspecify.annotations.NullMarked;
