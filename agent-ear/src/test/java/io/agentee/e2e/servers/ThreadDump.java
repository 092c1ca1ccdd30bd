package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The threads of a server.
 *
 * @param threads a text for each: its name and its frames
 */
public record ThreadDump(List<String> threads) {

    private static final Pattern BETWEEN_THREADS = Pattern.compile("\\R\\R+");

    public ThreadDump {
        threads = List.copyOf(threads);
    }

    /** Asks the server's JVM. */
    public static ThreadDump of(LocalServer server) {
        long pid = server.identity().orElseThrow().pid();
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), "Thread.print")
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new ThreadDump(Arrays.stream(BETWEEN_THREADS.split(text))
                    .map(String::strip)
                    .filter(thread -> thread.startsWith("\""))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The threads whose name or frames match. */
    public List<String> matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return threads.stream().filter(thread -> pattern.matcher(thread).find()).toList();
    }
}
