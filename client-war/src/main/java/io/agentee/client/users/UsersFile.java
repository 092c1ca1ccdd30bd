package io.agentee.client.users;

import static io.agentee.client.users.UsersMessages.MESSAGES;

import io.agentee.api.run.AgenteeRole;
import io.agentee.client.caller.SignedIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users of a file, one on a line: {@code name=hash,role,role}. Empty lines, and those that begin with {@code #}, mean
 * nothing. The file is in UTF-8.
 */
final class UsersFile {

    private static final String OWN_ROLES = "agentee-";

    private final Path file;
    private final Map<String, User> users = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /**
     * One user.
     *
     * @param password the hash of the password
     * @param roles the names of the roles
     */
    record User(PasswordHash password, Set<String> roles) {

        User {
            roles = Set.copyOf(roles);
        }
    }

    private UsersFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @return the users by name
     * @throws InvalidUsersException with everything that is wrong with it
     */
    static Map<String, User> read(Path file) {
        UsersFile reading = new UsersFile(file);
        reading.read();
        if (!reading.problems.isEmpty()) {
            throw new InvalidUsersException(reading.problems);
        }
        return Map.copyOf(reading.users);
    }

    private void read() {
        try {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    line(i + 1, line);
                }
            }
        } catch (IOException unreadable) {
            problems.add(MESSAGES.unreadableUsers(file, unreadable.toString()));
        }
    }

    private void line(int number, String line) {
        int equals = line.indexOf('=');
        String name = equals < 0 ? "" : line.substring(0, equals).strip();
        if (!SignedIn.isLegalName(name)) {
            problems.add(MESSAGES.illegalUserName(file, number));
            return;
        }
        List<String> values = Arrays.stream(line.substring(equals + 1).split(",", -1))
                .map(String::strip)
                .toList();
        Set<String> roles = roles(number, name, values.subList(1, values.size()));
        hash(number, name, values.get(0)).ifPresent(hash -> {
            if (users.putIfAbsent(name, new User(hash, roles)) != null) {
                problems.add(MESSAGES.userTwice(file, number, name));
            }
        });
    }

    private Optional<PasswordHash> hash(int number, String name, String text) {
        try {
            return Optional.of(PasswordHash.parse(text));
        } catch (IllegalArgumentException illegal) {
            problems.add(MESSAGES.badPasswordHash(file, number, name, String.valueOf(illegal.getMessage())));
            return Optional.empty();
        }
    }

    private Set<String> roles(int number, String name, List<String> names) {
        names.stream()
                .filter(role -> role.isEmpty()
                        || (role.startsWith(OWN_ROLES) && !AgenteeRole.names().contains(role)))
                .forEach(role -> problems.add(MESSAGES.unknownRole(file, number, name, role, AgenteeRole.names())));
        return new LinkedHashSet<>(names);
    }
}
