package io.agentee.client.users;

import static io.agentee.client.users.UsersMessages.MESSAGES;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The users of one file. A change of the file is noticed within seconds; a change for the worse is not taken. Safe for use by
 * many threads.
 */
final class KnownUsers {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);

    private final Path file;
    private final LongSupplier nanoTime;
    private final PasswordHash nobodys = PasswordHash.ofNothing();
    private volatile State state;
    private volatile FileTime lastTried;
    private volatile long lookedAt;

    /** What was read, when the file was so old, and which of the passwords have been used. */
    private record State(Map<String, UsersFile.User> users, FileTime writtenAt, VerifiedPasswords verified) {}

    /**
     * Reads the file.
     *
     * @param nanoTime the time of {@link System#nanoTime()}
     * @throws InvalidUsersException with everything that is wrong with it
     */
    KnownUsers(Path file, LongSupplier nanoTime) {
        this.file = requireNonNull(file, "file is null");
        this.nanoTime = requireNonNull(nanoTime, "nanoTime is null");
        this.state = read();
        this.lastTried = state.writtenAt();
        this.lookedAt = nanoTime.getAsLong();
    }

    /** The roles of the user; empty if there is no such user, or not with this password, which takes equally long. */
    Optional<Set<String>> roles(String name, char[] password) {
        State current = current();
        Optional<UsersFile.User> user = Optional.ofNullable(current.users().get(name));
        if (user.isPresent() && current.verified().contains(name, password)) {
            return user.map(UsersFile.User::roles);
        }
        boolean right = user.map(UsersFile.User::password).orElse(nobodys).matches(password);
        if (user.isEmpty() || !right) {
            return Optional.empty();
        }
        current.verified().add(name, password);
        return user.map(UsersFile.User::roles);
    }

    private State current() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt >= LOOK_EVERY.toNanos()) {
            lookedAt = now;
            lookAgain();
        }
        return state;
    }

    private void lookAgain() {
        try {
            FileTime writtenAt = writtenAt();
            if (!writtenAt.equals(lastTried)) {
                lastTried = writtenAt;
                state = read();
            }
        } catch (InvalidUsersException invalid) {
            MESSAGES.usersNotReplaced(String.valueOf(invalid.getMessage()));
        }
    }

    /** The time is read first: what is written meanwhile is noticed the next time. */
    private State read() {
        FileTime writtenAt = writtenAt();
        Map<String, UsersFile.User> users = UsersFile.read(file);
        MESSAGES.usersRead(users.size(), file);
        return new State(users, writtenAt, new VerifiedPasswords());
    }

    private FileTime writtenAt() {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException unreadable) {
            throw new InvalidUsersException(List.of(MESSAGES.unreadableUsers(file, unreadable.toString())));
        }
    }
}
