@NullMarked
package io.agentee.client.console.page;

import org.jspecify.annotations.NullMarked;
