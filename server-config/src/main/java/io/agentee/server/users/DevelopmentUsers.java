package io.agentee.server.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The users of one state directory, whose passwords are made once and kept. Two files, for their owner's eyes only: the
 * passwords in clear for the launcher, their hashes for the servers.
 *
 * @param directory where the files are
 */
public record DevelopmentUsers(Path directory) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PASSWORD_BYTES = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Map<String, List<String>> ROLES = new TreeMap<>(Map.of(
            "ada", List.of("agentee-user"),
            "grace", List.of("agentee-user", "agentee-approver"),
            "alan", List.of("agentee-user", "agentee-approver"),
            "auditor", List.of("agentee-auditor"),
            "admin", List.of("agentee-admin")));

    /**
     * The file with the hashes.
     *
     * @return what {@code agentee.security.users-file} is to name
     */
    public Path usersFile() {
        return directory.resolve("users.properties");
    }

    private Path credentials() {
        return directory.resolve("credentials.json");
    }

    /** Makes users and files unless they are there. */
    public void ensure() {
        if (Files.exists(credentials()) && Files.exists(usersFile())) {
            return;
        }
        List<DevelopmentUser> users = all();
        if (users.isEmpty()) {
            users = ROLES.entrySet().stream()
                    .map(user -> new DevelopmentUser(user.getKey(), user.getValue(), newPassword()))
                    .toList();
            write(users);
        }
        UsersFile.write(usersFile(), users);
    }

    /**
     * Reads the users.
     *
     * @return by name; none before the first {@link #ensure}
     */
    public List<DevelopmentUser> all() {
        if (!Files.exists(credentials())) {
            return List.of();
        }
        try {
            List<DevelopmentUser> users = new ArrayList<>();
            for (JsonNode user : JSON.readTree(credentials().toFile())) {
                List<String> roles = new ArrayList<>();
                user.path("roles").forEach(role -> roles.add(role.asText()));
                users.add(new DevelopmentUser(
                        user.path("name").asText(), roles, user.path("password").asText()));
            }
            return users;
        } catch (IOException failure) {
            throw new ServerFailure(
                    "Cannot read " + credentials() + " (delete it to have new users): " + failure, failure);
        }
    }

    /**
     * Finds one user.
     *
     * @param name the user's name
     * @return empty when there is none of this name
     */
    public Optional<DevelopmentUser> find(String name) {
        return all().stream().filter(user -> user.name().equals(name)).findFirst();
    }

    private void write(List<DevelopmentUser> users) {
        ArrayNode all = JSON.createArrayNode();
        for (DevelopmentUser user : users) {
            var node = all.addObject().put("name", user.name()).put("password", user.password());
            user.roles().forEach(node.withArray("roles")::add);
        }
        try {
            PrivateFile.write(credentials(), all.toPrettyString() + "\n");
        } catch (IOException failure) {
            throw new ServerFailure("Cannot write " + credentials() + ": " + failure.getMessage(), failure);
        }
    }

    /** 96 bits, in characters that need no quoting anywhere. */
    private static String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
