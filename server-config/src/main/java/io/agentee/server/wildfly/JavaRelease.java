package io.agentee.server.wildfly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which Java a JDK is, as the file {@code release} in its directory says.
 *
 * @param feature the first number of its version; 17 when the file does not say
 */
record JavaRelease(int feature) {

    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"([0-9]+)");
    private static final JavaRelease OLDEST = new JavaRelease(17);

    static JavaRelease of(Path javaHome) {
        try {
            Matcher matcher = VERSION.matcher(Files.readString(javaHome.resolve("release")));
            return matcher.find() ? new JavaRelease(Integer.parseInt(matcher.group(1))) : OLDEST;
        } catch (IOException absent) {
            return OLDEST;
        }
    }
}
