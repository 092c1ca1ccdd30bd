/** What all providers share: a call under way, the threads that serve it, and the checks of a model's settings. */
@NullMarked
package io.agentee.models.call;

import org.jspecify.annotations.NullMarked;
