/** The policies of a deployment: beans with names, which agents refer to. */
@NullMarked
package io.agentee.cdi.policy;

import org.jspecify.annotations.NullMarked;
