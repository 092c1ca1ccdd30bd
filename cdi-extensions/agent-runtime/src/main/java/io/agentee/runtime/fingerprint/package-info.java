/** What tells definitions and requests apart: digests over canonical JSON. */
@NullMarked
package io.agentee.runtime.fingerprint;

import org.jspecify.annotations.NullMarked;
