/** What callers may do, and see. */
@NullMarked
package io.agentee.client.caller;

import org.jspecify.annotations.NullMarked;
