package io.agentee.client.caller;

import io.agentee.api.run.Caller;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;

/** Tells who calls. */
@Singleton
public class CurrentCaller {

    /** A principal cannot be asked for all of its roles, only for each. */
    private static final List<String> ROLES =
            List.of("agentee-user", "agentee-approver", "agentee-admin", "agentee-auditor");

    /** The caller of this request. */
    public Caller of(SecurityContext context) {
        Principal principal = context.getUserPrincipal();
        if (principal == null) {
            return Caller.ANONYMOUS;
        }
        return new Caller(
                principal.getName(),
                ROLES.stream().filter(context::isUserInRole).toList());
    }
}
