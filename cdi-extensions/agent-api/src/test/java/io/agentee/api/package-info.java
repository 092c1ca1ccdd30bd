@NullMarked
package io.agentee.api;

import org.jspecify.annotations.NullMarked;
