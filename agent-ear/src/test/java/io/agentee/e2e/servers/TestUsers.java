package io.agentee.e2e.servers;

import io.agentee.server.users.DevelopmentUser;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** Who can sign in to the servers of the suite; their passwords are made anew with each suite. */
public final class TestUsers {

    /** Whom tests call as unless they say otherwise: may do everything. */
    public static final String ADMIN = "admin";

    static final List<DevelopmentUser> ALL = List.of(
            user("ada", "agentee-user"),
            user("bob", "agentee-user"),
            user("grace", "agentee-user", "agentee-approver"),
            user("alan", "agentee-user", "agentee-approver"),
            user("fiona", "agentee-approver", "finance"),
            user("frank", "agentee-user", "finance"),
            user("auditor", "agentee-auditor"),
            user(ADMIN, "agentee-admin"),
            user("stranger", "finance"));

    private TestUsers() {}

    /** The user of this name. */
    public static DevelopmentUser named(String name) {
        return ALL.stream()
                .filter(user -> user.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no test user is called " + name));
    }

    private static DevelopmentUser user(String name, String... roles) {
        byte[] password = new byte[12];
        new SecureRandom().nextBytes(password);
        return new DevelopmentUser(name, List.of(roles), Base64.getUrlEncoder().encodeToString(password));
    }
}
