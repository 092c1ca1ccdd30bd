@NullMarked
package io.agentee.client.run;

import org.jspecify.annotations.NullMarked;
