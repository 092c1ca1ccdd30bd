@NullMarked
package io.agentee.api.message;

import org.jspecify.annotations.NullMarked;
