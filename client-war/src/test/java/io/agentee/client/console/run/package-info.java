@NullMarked
package io.agentee.client.console.run;

import org.jspecify.annotations.NullMarked;
