@NullMarked
package io.agentee.client.start;

import org.jspecify.annotations.NullMarked;
