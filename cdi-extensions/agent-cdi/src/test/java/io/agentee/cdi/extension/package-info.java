@NullMarked
package io.agentee.cdi.extension;

import org.jspecify.annotations.NullMarked;
