@NullMarked
package io.agentee.runtime.fingerprint;

import org.jspecify.annotations.NullMarked;
