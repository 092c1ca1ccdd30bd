package io.agentee.server.redis;

import io.agentee.server.install.Workshop;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory into which packages are unpacked, with the same tree below it as the system has below its root. */
record UnpackedRoot(Workshop workshop) {

    static final String NAME = "unpacked";

    private static final Path PROGRAM = Path.of("usr/bin/redis-server");
    private static final Duration LONGEST = Duration.ofMinutes(1);

    Path path() {
        return workshop.directory().resolve(NAME);
    }

    /** The libraries that neither the system nor this directory has. */
    List<String> missingLibraries() throws IOException {
        Map<String, String> variables = Map.of(
                "LD_LIBRARY_PATH",
                libraryDirectories().stream()
                        .map(path()::resolve)
                        .map(Path::toString)
                        .collect(Collectors.joining(":")));
        List<String> lines = new ArrayList<>();
        workshop.run(
                LONGEST, variables, lines::add, "ldd", path().resolve(PROGRAM).toString());
        return missing(lines);
    }

    static List<String> missing(List<String> lines) {
        return lines.stream()
                .map(String::strip)
                .filter(line -> line.endsWith("=> not found"))
                .map(line -> line.substring(0, line.indexOf(' ')))
                .toList();
    }

    private List<Path> libraryDirectories() throws IOException {
        try (Stream<Path> files = Files.walk(path())) {
            return files.filter(file -> file.getFileName().toString().contains(".so."))
                    .map(file -> path().relativize(file.resolveSibling(".").normalize()))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Writes a program that becomes the server, so that nobody else has to know of libraries. */
    void writeStarter() throws IOException {
        String libraries = libraryDirectories().stream()
                .map(directory -> "$here/" + directory)
                .collect(Collectors.joining(":"));
        Path starter = path().resolve("redis-server");
        Files.writeString(starter, """
                #!/bin/sh
                # Redis as Debian packages it, with the libraries that this machine lacked.
                here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
                %s
                exec "$here/%s" "$@"
                """.formatted(
                        libraries.isEmpty() ? "# None." : "export LD_LIBRARY_PATH=\"" + libraries + "\"", PROGRAM));
        if (!starter.toFile().setExecutable(true)) {
            throw new ServerFailure(starter + " cannot be made executable");
        }
    }
}
