@NullMarked
package io.agentee.cdi.caller;

import org.jspecify.annotations.NullMarked;
