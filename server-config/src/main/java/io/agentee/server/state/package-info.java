/** What the launcher remembers between two calls: the parts of the set-up and the directory that holds their state. */
@NullMarked
package io.agentee.server.state;

import org.jspecify.annotations.NullMarked;
