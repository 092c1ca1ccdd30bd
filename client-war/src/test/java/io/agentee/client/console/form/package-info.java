@NullMarked
package io.agentee.client.console.form;

import org.jspecify.annotations.NullMarked;
