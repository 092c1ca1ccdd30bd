/** What a watcher of a run sees: events with the names and fields of AG-UI. */
@NullMarked
package io.agentee.api.event;

import org.jspecify.annotations.NullMarked;
