@NullMarked
package io.agentee.api.model;

import org.jspecify.annotations.NullMarked;
