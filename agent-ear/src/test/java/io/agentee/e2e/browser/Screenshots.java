package io.agentee.e2e.browser;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where pictures of a test go; they stay after it as artifacts of the build.
 *
 * @param test its class and method
 */
record Screenshots(String test) {

    private static final Path DIRECTORY = Path.of("target", "screenshots");
    private static final Pattern AWKWARD = Pattern.compile("[^A-Za-z0-9._-]+");

    Path file(String step) {
        String name = AWKWARD.matcher(test + "-" + step).replaceAll("-");
        return DIRECTORY.resolve(name + ".png").toAbsolutePath();
    }
}
