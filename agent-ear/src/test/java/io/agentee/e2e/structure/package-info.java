/** Rules on the modules as a whole. */
@NullMarked
package io.agentee.e2e.structure;

import org.jspecify.annotations.NullMarked;
