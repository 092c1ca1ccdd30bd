package io.agentee.server.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the {@code PATH}. */
public final class SearchPath {

    private SearchPath() {}

    /**
     * Finds a program.
     *
     * @param program its file name
     * @return the first executable file of that name on the {@code PATH}
     */
    public static Optional<Path> find(String program) {
        return directories()
                .map(directory -> directory.resolve(program))
                .filter(Files::isRegularFile)
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> directories() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }
}
