/**
 * How programs that this machine lacks are obtained: from Debian's packages without installing them, the user's cache, and the place
 * where something is made before it goes there.
 */
@NullMarked
package io.agentee.server.install;

import org.jspecify.annotations.NullMarked;
