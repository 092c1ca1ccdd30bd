/** WildFly servers on one provisioned installation, each with its own base directory. */
@NullMarked
package io.agentee.server.wildfly;

import org.jspecify.annotations.NullMarked;
