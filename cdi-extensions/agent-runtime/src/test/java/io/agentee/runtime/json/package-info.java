@NullMarked
package io.agentee.runtime.json;

import org.jspecify.annotations.NullMarked;
