@NullMarked
package io.agentee.api.run;

import org.jspecify.annotations.NullMarked;
