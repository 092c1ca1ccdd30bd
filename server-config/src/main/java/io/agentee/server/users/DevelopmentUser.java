package io.agentee.server.users;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * Somebody who can sign in.
 *
 * @param name what they are called
 * @param roles what they may do
 * @param password in clear
 */
public record DevelopmentUser(String name, List<String> roles, String password) {

    /** Copies the roles. */
    public DevelopmentUser {
        roles = List.copyOf(roles);
    }

    /**
     * Proves to the HTTP API who calls.
     *
     * @return the value of a header {@code Authorization}
     */
    public String authorization() {
        byte[] both = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Does not say the password. */
    @Override
    public String toString() {
        return name + roles;
    }
}
