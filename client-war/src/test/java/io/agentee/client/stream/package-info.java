@NullMarked
package io.agentee.client.stream;

import org.jspecify.annotations.NullMarked;
