@NullMarked
package io.agentee.client.grant;

import org.jspecify.annotations.NullMarked;
