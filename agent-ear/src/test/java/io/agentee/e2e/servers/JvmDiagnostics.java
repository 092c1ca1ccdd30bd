package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What the JVM of a server tells of itself. */
public final class JvmDiagnostics {

    private static final Pattern USED = Pattern.compile("used (\\d+)K");
    private static final int COLLECTIONS = 4;

    private JvmDiagnostics() {}

    /** Bytes of the heap that are in use after a collection of what is not: the least of some, as servers go on working meanwhile. */
    public static long usedHeap(LocalServer server) {
        return IntStream.range(0, COLLECTIONS)
                .mapToLong(i -> usedHeapNow(server))
                .min()
                .orElseThrow();
    }

    private static long usedHeapNow(LocalServer server) {
        ask(server, "GC.run");
        Matcher used = USED.matcher(ask(server, "GC.heap_info"));
        if (!used.find()) {
            throw new IllegalStateException("the JVM does not tell what it uses");
        }
        return Long.parseLong(used.group(1)) * 1024;
    }

    /** How many objects of a class there are, those left out that nobody refers to. */
    public static long instances(LocalServer server, String className) {
        return ask(server, "GC.class_histogram")
                .lines()
                .map(line -> line.strip().split("\\s+", 5))
                .filter(columns -> columns.length > 3 && columns[3].equals(className))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    /** What the JVM answers to a command of {@code jcmd}. */
    static String ask(LocalServer server, String command) {
        long pid = server.identity().orElseThrow().pid();
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(tool.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
