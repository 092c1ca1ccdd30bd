@NullMarked
package io.agentee.runtime.subrun;

import org.jspecify.annotations.NullMarked;
