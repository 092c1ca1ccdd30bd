package io.agentee.e2e.agui;

import io.agentee.server.process.SearchPath;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Node.js, which this machine must have.
 *
 * @param path finds a program by its name
 */
record NodeInstallation(Function<String, Optional<Path>> path) {

    private static final int OLDEST = 18;
    private static final Pattern VERSION = Pattern.compile("v(\\d+)\\..*");
    private static final String NEED =
            "The tests of AG-UI need Node.js %d or newer, and its npm: install the packages nodejs and npm."
                    .formatted(OLDEST);

    static NodeInstallation ofThisMachine() {
        return new NodeInstallation(SearchPath::find);
    }

    /** The command that runs scripts. */
    String node() {
        String node = require("node");
        String version = versionOf(node);
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
            throw new ServerFailure("%s is %s. %s".formatted(node, version, NEED));
        }
        return node;
    }

    /** The command that installs packages. */
    String npm() {
        return require("npm");
    }

    private String require(String program) {
        return path.apply(program)
                .orElseThrow(() -> new ServerFailure("There is no %s on the PATH. %s".formatted(program, NEED)))
                .toString();
    }

    private static String versionOf(String node) {
        try {
            Process process = new ProcessBuilder(node, "--version")
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException failure) {
            throw new ServerFailure("%s does not run. %s".formatted(node, NEED), failure);
        }
    }
}
