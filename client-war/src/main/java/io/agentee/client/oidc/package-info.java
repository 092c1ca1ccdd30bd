/** Sign-in to the console at an OpenID Connect provider. */
@NullMarked
package io.agentee.client.oidc;

import org.jspecify.annotations.NullMarked;
