/** Questions of runs to humans, over HTTP: found, claimed, handed over, decided. */
@NullMarked
package io.agentee.client.approval;

import org.jspecify.annotations.NullMarked;
