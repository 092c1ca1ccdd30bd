@NullMarked
package io.agentee.client.agui;

import org.jspecify.annotations.NullMarked;
