package io.agentee.server.users;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the file from which client servers know users. */
public final class UsersFile {

    private UsersFile() {}

    /**
     * Writes hashes and roles of users, for the eyes of the file's owner only.
     *
     * @param file where
     * @param users who
     */
    public static void write(Path file, List<DevelopmentUser> users) {
        String lines = users.stream()
                .map(user ->
                        user.name() + "=" + PasswordHash.of(user.password()) + "," + String.join(",", user.roles()))
                .collect(Collectors.joining("\n", "# name=hash,role,role\n", "\n"));
        try {
            PrivateFile.write(file, lines);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }
}
