@NullMarked
package io.agentee.client.problem;

import org.jspecify.annotations.NullMarked;
