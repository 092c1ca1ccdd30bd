package io.agentee.server.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.server.process.ProcessIdentity;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.users.DevelopmentUsers;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the development set-up writes: process records, logs, databases, the servers' own directories, the ledger.
 *
 * @param path the directory
 */
public record StateDirectory(Path path) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Makes the path absolute. */
    public StateDirectory {
        path = path.toAbsolutePath();
    }

    /**
     * The file to which the demo tools append.
     *
     * @return its path
     */
    public Path ledger() {
        return path.resolve("ledger.txt");
    }

    /**
     * Who can sign in.
     *
     * @return the users, whose files are here
     */
    public DevelopmentUsers users() {
        return new DevelopmentUsers(path);
    }

    /**
     * The directory of one part.
     *
     * @param part which
     * @return its path
     */
    public Path directory(Part part) {
        return path.resolve(part.name());
    }

    private Path records() {
        return path.resolve("parts");
    }

    private Path file(Part part) {
        return records().resolve(part.name() + ".json");
    }

    /**
     * Reads the records.
     *
     * @return those of all parts that were started and not taken down
     */
    public List<PartRecord> all() {
        if (!Files.isDirectory(records())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(records())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(this::read)
                    .sorted(Comparator.comparing(
                                    (PartRecord started) -> started.part().kind())
                            .thenComparing(started -> started.part().number()))
                    .toList();
        } catch (IOException failure) {
            throw unreadable(records(), failure);
        }
    }

    /**
     * Reads one record.
     *
     * @param name the name of the part
     * @return empty when it was not started, or taken down
     */
    public Optional<PartRecord> find(String name) {
        return all().stream()
                .filter(started -> started.part().name().equals(name))
                .findFirst();
    }

    /**
     * Keeps a record.
     *
     * @param started what was started
     */
    public void put(PartRecord started) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", started.part().name());
        node.put("portOffset", started.part().portOffset());
        node.put("pid", started.process().pid());
        node.put("startedAt", started.process().startedAt().toString());
        node.put("jsonLogs", started.jsonLogs());
        Path file = file(started.part());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(records());
            Files.writeString(draft, node.toPrettyString() + "\n");
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot write " + file + ": " + failure.getMessage(), failure);
        }
    }

    private PartRecord read(Path file) {
        try {
            JsonNode node = JSON.readTree(file.toFile());
            Part part = Part.named(
                            node.path("name").asText(), node.path("portOffset").asInt())
                    .orElseThrow(() -> new IOException("no part has this name"));
            Instant startedAt = Instant.parse(node.path("startedAt").asText());
            ProcessIdentity process = new ProcessIdentity(node.path("pid").asLong(), startedAt);
            return new PartRecord(part, process, node.path("jsonLogs").asBoolean());
        } catch (IOException | DateTimeException failure) {
            throw unreadable(file, failure);
        }
    }

    private static ServerFailure unreadable(Path file, Exception failure) {
        return new ServerFailure("Cannot read " + file + " (delete it if it is broken): " + failure, failure);
    }

    /**
     * Forgets a part.
     *
     * @param part which
     */
    public void remove(Part part) {
        try {
            Files.deleteIfExists(file(part));
        } catch (IOException failure) {
            throw new ServerFailure("Cannot delete " + file(part) + ": " + failure.getMessage(), failure);
        }
    }

    /**
     * Does something that no other launcher may do meanwhile.
     *
     * @param action what
     */
    public void locked(Runnable action) {
        try {
            Files.createDirectories(path);
            try (FileChannel channel = FileChannel.open(
                            path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new ServerFailure("Another ./agentee is at work on " + path + "; try again when it is done");
                }
                action.run();
            }
        } catch (IOException failure) {
            throw new ServerFailure("Cannot use " + path + ": " + failure.getMessage(), failure);
        }
    }
}
