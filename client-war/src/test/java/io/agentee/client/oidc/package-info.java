@NullMarked
package io.agentee.client.oidc;

import org.jspecify.annotations.NullMarked;
