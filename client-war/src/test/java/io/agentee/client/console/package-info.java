@NullMarked
package io.agentee.client.console;

import org.jspecify.annotations.NullMarked;
