@NullMarked
package io.agentee.client.session;

import org.jspecify.annotations.NullMarked;
