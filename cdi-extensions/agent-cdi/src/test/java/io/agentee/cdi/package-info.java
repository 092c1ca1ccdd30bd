@NullMarked
package io.agentee.cdi;

import org.jspecify.annotations.NullMarked;
