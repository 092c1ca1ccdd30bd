@NullMarked
package io.agentee.server.runs;

import org.jspecify.annotations.NullMarked;
