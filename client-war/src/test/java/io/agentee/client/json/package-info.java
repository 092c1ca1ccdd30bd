@NullMarked
package io.agentee.client.json;

import org.jspecify.annotations.NullMarked;
