/** Assembles workers from catalogs and threads. */
@NullMarked
package io.agentee.runtime.worker;

import org.jspecify.annotations.NullMarked;
