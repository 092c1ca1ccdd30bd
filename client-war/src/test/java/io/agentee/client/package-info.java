@NullMarked
package io.agentee.client;

import org.jspecify.annotations.NullMarked;
