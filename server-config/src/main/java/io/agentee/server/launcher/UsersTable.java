package io.agentee.server.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentee.server.users.DevelopmentUser;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who can sign in to the development set-up, with passwords: they open nothing but this machine's own servers.
 *
 * @param users by name
 */
record UsersTable(List<DevelopmentUser> users) {

    UsersTable {
        users = List.copyOf(users);
    }

    String text() {
        return users.stream()
                .map(user -> line(user.name(), user.password(), String.join(", ", user.roles())))
                .collect(Collectors.joining("\n", line("USER", "PASSWORD", "ROLES") + "\n", ""));
    }

    void addTo(ArrayNode array) {
        for (DevelopmentUser user : users) {
            var node = array.addObject().put("name", user.name()).put("password", user.password());
            user.roles().forEach(node.withArray("roles")::add);
        }
    }

    private static String line(String name, String password, String roles) {
        return String.format("%-10s %-16s  %s", name, password, roles);
    }
}
