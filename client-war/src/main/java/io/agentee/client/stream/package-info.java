/** Event streams over HTTP: any number of watchers on no threads of their own, each at the pace of its reader. */
@NullMarked
package io.agentee.client.stream;

import org.jspecify.annotations.NullMarked;
