package io.agentee.e2e.agui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.install.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The scripts beside the tests, ready to run: copied to where Node.js finds their packages.
 *
 * @param node the command that runs them
 * @param directory where they are, and what they read and write
 */
record NodeScripts(String node, Path directory) {

    private static final Path SOURCES = Path.of("src", "test", "agui");
    private static final int PATIENCE_SECONDS = 180;

    /** For a test class, whose name keeps its files from those of others. */
    static NodeScripts prepare(Class<?> test) throws IOException {
        NodeInstallation node = NodeInstallation.ofThisMachine();
        String command = node.node();
        Path packages = new NodePackages(SOURCES, UserCache.of("agui")).obtain(node);
        Path directory = Files.createDirectories(Path.of("target", "agui", test.getSimpleName()));
        Path link = directory.resolve("node_modules");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, packages);
        for (Path script : scripts()) {
            Files.copy(script, directory.resolve(script.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return new NodeScripts(command, directory.toAbsolutePath());
    }

    private static List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".mjs")).toList();
        }
    }

    /** Runs a script on this input, and hands back the JSON that it prints. */
    JsonNode run(String script, String input) throws IOException, InterruptedException {
        Path read = Files.writeString(directory.resolve(script + ".input"), input);
        Path printed = directory.resolve(script + ".output");
        Path complaints = directory.resolve(script + ".errors");
        Process process = new ProcessBuilder(node, script)
                .directory(directory.toFile())
                .redirectInput(read.toFile())
                .redirectOutput(printed.toFile())
                .redirectError(complaints.toFile())
                .start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended && process.waitFor() == 0)
                .as("%s: %s", script, Files.readString(complaints))
                .isTrue();
        return new ObjectMapper().readTree(printed.toFile());
    }
}
