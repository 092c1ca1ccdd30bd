/** Finds what a deployment declares, checks it as a whole, and offers the result as beans. */
@NullMarked
package io.agentee.cdi.extension;

import org.jspecify.annotations.NullMarked;
