/** Configured models: their providers, their checks, their life. */
@NullMarked
package io.agentee.cdi.model;

import org.jspecify.annotations.NullMarked;
