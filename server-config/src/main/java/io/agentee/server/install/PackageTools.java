package io.agentee.server.install;

import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debian's commands that work without being root: they look up, download and unpack packages, and install none. */
record PackageTools(Workshop workshop, Progress progress) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Which packages the machine has. */
    Set<String> installed() throws IOException {
        return run("dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\\n").stream()
                .filter(line -> line.startsWith("installed "))
                .map(line -> line.substring("installed ".length()))
                .collect(Collectors.toSet());
    }

    /** Downloads and unpacks packages, and names those that they need. */
    Set<String> unpack(Set<String> packages, Path root) throws IOException {
        progress.say("  downloading " + String.join(", ", packages));
        download(packages);
        Set<String> needed = new LinkedHashSet<>();
        for (Path file : archives()) {
            run("dpkg-deb", "--extract", file.toString(), root.toString());
            run("dpkg-deb", "--field", file.toString(), "Depends").forEach(line -> needed.addAll(names(line)));
            Files.delete(file);
        }
        return needed;
    }

    private void download(Set<String> packages) throws IOException {
        List<String> download = new ArrayList<>(List.of("download"));
        download.addAll(packages);
        try {
            aptGet(download);
        } catch (ServerFailure unknownOrGone) {
            // A container's image often comes without the lists of packages, and old lists name versions that are gone.
            if (!"root".equals(System.getProperty("user.name"))) {
                throw unknownOrGone;
            }
            progress.say("  updating the lists of packages");
            aptGet(List.of("update"));
            aptGet(download);
        }
    }

    private void aptGet(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("apt-get", "--quiet"));
        // Where the archive cannot be reached, that has to show soon: there may be a way without the program.
        List.of("Acquire::Retries=0", "Acquire::http::Timeout=10", "Acquire::https::Timeout=10")
                .forEach(option -> command.addAll(List.of("-o", option)));
        command.addAll(arguments);
        run(command.toArray(String[]::new));
    }

    private List<Path> archives() throws IOException {
        try (Stream<Path> files = Files.list(workshop.directory())) {
            return files.filter(file -> file.toString().endsWith(".deb")).toList();
        }
    }

    private List<String> run(String... command) throws IOException {
        List<String> lines = new ArrayList<>();
        workshop.run(LONGEST, Map.of("LC_ALL", "C"), lines::add, command);
        return lines;
    }

    /** The names in a field {@code Depends}, of alternatives the first: {@code libc6 (>= 2.34), libsystemd0 | libelogind0}. */
    static List<String> names(String depends) {
        return Arrays.stream(depends.split(",", -1))
                .map(alternatives -> alternatives.strip().split("[ :(|]", 2)[0])
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
