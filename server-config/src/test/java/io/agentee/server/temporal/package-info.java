@NullMarked
package io.agentee.server.temporal;

import org.jspecify.annotations.NullMarked;
