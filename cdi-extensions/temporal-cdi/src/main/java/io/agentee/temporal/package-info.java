/** Temporal for any Jakarta EE application: stubs, client and worker factory as CDI beans from MicroProfile Config. */
@NullMarked
package io.agentee.temporal;

import org.jspecify.annotations.NullMarked;
