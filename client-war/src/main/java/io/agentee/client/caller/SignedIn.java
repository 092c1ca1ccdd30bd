package io.agentee.client.caller;

import static java.util.Objects.requireNonNull;

import io.agentee.api.run.Caller;
import java.io.Serializable;
import java.util.Set;

/**
 * Somebody who proved who they are.
 *
 * @param name what they are called
 * @param roles the names of all of their roles
 */
public record SignedIn(String name, Set<String> roles) implements Serializable {

    private static final int LONGEST_NAME = 128;

    /**
     * @throws IllegalArgumentException if nobody can be called so
     */
    public SignedIn {
        requireNonNull(roles, "roles is null");
        if (!isLegalName(requireNonNull(name, "name is null"))) {
            throw new IllegalArgumentException("nobody can have this name");
        }
        roles = Set.copyOf(roles);
    }

    /**
     * Whether somebody may be called so: names stand in headers, lists and histories, and none must be that of those who did
     * not sign in.
     */
    public static boolean isLegalName(String name) {
        return !name.isBlank()
                && name.length() <= LONGEST_NAME
                && name.equals(name.strip())
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && !name.equals(Caller.ANONYMOUS.name());
    }
}
