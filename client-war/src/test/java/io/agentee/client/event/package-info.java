@NullMarked
package io.agentee.client.event;

import org.jspecify.annotations.NullMarked;
