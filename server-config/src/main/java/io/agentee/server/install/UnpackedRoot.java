package io.agentee.server.install;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The directory into which packages are unpacked, with the same tree below it as the system has below its root. */
record UnpackedRoot(Workshop workshop, DebianProgram program) {

    static final String NAME = "unpacked";

    /** Private libraries of a package carry their version before the ending: {@code libpulsecommon-16.1.so}. */
    private static final Pattern LIBRARY = Pattern.compile(".+\\.so(\\..+)?");

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
        String executable = path().resolve(program.executable()).toString();
        workshop.run(LONGEST, variables, lines::add, "ldd", executable);
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
            return files.filter(file ->
                            LIBRARY.matcher(file.getFileName().toString()).matches())
                    .map(file -> path().relativize(file.resolveSibling(".").normalize()))
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /** Writes a program that becomes the packaged one, so that nobody else has to know of libraries and the like. */
    void writeStarter() throws IOException {
        for (Map.Entry<Path, String> file : program.additions().files().entrySet()) {
            Path added = path().resolve(file.getKey());
            Files.createDirectories(added.resolveSibling("."));
            Files.writeString(added, file.getValue());
        }
        Path starter = path().resolve(program.name());
        Files.writeString(starter, """
                #!/bin/sh
                # %s as Debian packages it, with what this machine lacked.
                here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
                %sexec "$here/%s" "$@"
                """.formatted(program.name(), exports(), program.executable()));
        if (!starter.toFile().setExecutable(true)) {
            throw new ServerFailure(starter + " cannot be made executable");
        }
    }

    private String exports() throws IOException {
        Map<String, String> variables = new TreeMap<>(program.additions().variables());
        String libraries = libraryDirectories().stream()
                .map(directory -> "$here/" + directory)
                .collect(Collectors.joining(":"));
        if (!libraries.isEmpty()) {
            variables.put("LD_LIBRARY_PATH", libraries);
        }
        return variables.entrySet().stream()
                .map(variable -> "export %s=\"%s\"\n".formatted(variable.getKey(), variable.getValue()))
                .collect(Collectors.joining());
    }
}
