@NullMarked
package io.agentee.server.wildfly;

import org.jspecify.annotations.NullMarked;
