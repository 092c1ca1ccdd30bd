@NullMarked
package io.agentee.cdi.config;

import org.jspecify.annotations.NullMarked;
