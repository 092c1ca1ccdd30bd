@NullMarked
package io.agentee.client.audit;

import org.jspecify.annotations.NullMarked;
