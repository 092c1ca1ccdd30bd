@NullMarked
package io.agentee.runtime.client;

import org.jspecify.annotations.NullMarked;
