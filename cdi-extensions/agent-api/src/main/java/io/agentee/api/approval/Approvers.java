package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Caller;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who may decide: whoever has one of the roles, or one of the names.
 *
 * @param roles names of roles
 * @param names names of callers
 */
public record Approvers(List<String> roles, List<String> names) {

    /** May decide on every approval, whoever its approvers are. */
    public static final String ADMIN_ROLE = "agentee-admin";

    public Approvers {
        requireNonNull(roles, "roles is null");
        requireNonNull(names, "names is null");
        roles = List.copyOf(roles);
        names = List.copyOf(names);
    }

    /** Those who have one of these roles. */
    public static Approvers roles(List<String> roles) {
        return new Approvers(roles, List.of());
    }

    /** The caller of this name. */
    public static Approvers named(String name) {
        return new Approvers(List.of(), List.of(name));
    }

    /** These, and those who have one of further roles. */
    public Approvers withRoles(List<String> further) {
        return new Approvers(
                Stream.concat(roles.stream(), further.stream()).distinct().toList(), names);
    }

    /** Whether this caller is one of them; an administrator always is. */
    public boolean include(Caller caller) {
        return names.contains(caller.name())
                || caller.hasRole(ADMIN_ROLE)
                || roles.stream().anyMatch(caller::hasRole);
    }
}
