/** What is told to other systems of what happens to approvals: the SPI of webhooks. */
@NullMarked
package io.agentee.api.notice;

import org.jspecify.annotations.NullMarked;
