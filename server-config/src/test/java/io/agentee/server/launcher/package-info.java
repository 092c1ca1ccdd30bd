@NullMarked
package io.agentee.server.launcher;

import org.jspecify.annotations.NullMarked;
