package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;
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
        return new ThreadDump(Arrays.stream(BETWEEN_THREADS.split(JvmDiagnostics.ask(server, "Thread.print")))
                .map(String::strip)
                .filter(thread -> thread.startsWith("\""))
                .toList());
    }

    /** The threads whose name or frames match. */
    public List<String> matching(String expression) {
        Pattern pattern = Pattern.compile(expression);
        return threads.stream().filter(thread -> pattern.matcher(thread).find()).toList();
    }
}
