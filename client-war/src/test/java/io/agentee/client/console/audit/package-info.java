@NullMarked
package io.agentee.client.console.audit;

import org.jspecify.annotations.NullMarked;
