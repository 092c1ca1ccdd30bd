/** Workers: started and stopped by the application, activity bodies on the container's threads. */
@NullMarked
package io.agentee.temporal.worker;

import org.jspecify.annotations.NullMarked;
