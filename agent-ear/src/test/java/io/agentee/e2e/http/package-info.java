/** The HTTP contract on real servers. */
@NullMarked
package io.agentee.e2e.http;

import org.jspecify.annotations.NullMarked;
