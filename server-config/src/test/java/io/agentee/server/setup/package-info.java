@NullMarked
package io.agentee.server.setup;

import org.jspecify.annotations.NullMarked;
