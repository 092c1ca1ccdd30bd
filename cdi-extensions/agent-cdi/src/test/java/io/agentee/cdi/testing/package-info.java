@NullMarked
package io.agentee.cdi.testing;

import org.jspecify.annotations.NullMarked;
