/** What the end-to-end tests stand on: real servers, their HTTP API, their ledger, their threads and Temporal's view. */
@NullMarked
package io.agentee.e2e.servers;

import org.jspecify.annotations.NullMarked;
