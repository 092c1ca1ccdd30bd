/** What people see in place of a page that cannot be shown. */
@NullMarked
package io.agentee.client.console.problem;

import org.jspecify.annotations.NullMarked;
