/** Remembered approvals, over HTTP: listed and ended. */
@NullMarked
package io.agentee.client.grant;

import org.jspecify.annotations.NullMarked;
