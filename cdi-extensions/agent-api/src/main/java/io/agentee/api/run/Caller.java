package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Who started a run.
 *
 * @param name the name of the principal; {@code anonymous} without sign-in
 * @param roles the roles that the caller had at the start
 */
public record Caller(String name, List<String> roles) {

    /** A caller who did not sign in. */
    public static final Caller ANONYMOUS = new Caller("anonymous", List.of());

    public Caller {
        requireNonNull(name, "name is null");
        requireNonNull(roles, "roles is null");
        roles = List.copyOf(roles);
    }

    /** Whether the caller had this role. */
    public boolean hasRole(String role) {
        return roles.contains(role);
    }

    /** Whether the caller had this role. */
    public boolean hasRole(AgenteeRole role) {
        return hasRole(role.roleName());
    }
}
