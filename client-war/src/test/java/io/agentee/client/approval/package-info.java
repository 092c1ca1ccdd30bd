@NullMarked
package io.agentee.client.approval;

import org.jspecify.annotations.NullMarked;
