@NullMarked
package io.agentee.server.install;

import org.jspecify.annotations.NullMarked;
