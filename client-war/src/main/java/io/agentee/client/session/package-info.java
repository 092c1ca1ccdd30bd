/** The sessions of people at a browser, and what keeps other sites from using them. */
@NullMarked
package io.agentee.client.session;

import org.jspecify.annotations.NullMarked;
