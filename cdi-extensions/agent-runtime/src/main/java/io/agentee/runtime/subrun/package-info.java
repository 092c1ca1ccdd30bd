/** What a run and its readers know alike of the runs that it begins. */
@NullMarked
package io.agentee.runtime.subrun;

import org.jspecify.annotations.NullMarked;
