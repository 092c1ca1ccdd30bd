package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;
import io.agentee.server.process.LogFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Landscape} of the suite, all of it running, and prints what the servers complained of when a
 * test fails.
 */
public final class Servers
        implements BeforeAllCallback,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                LifecycleMethodExecutionExceptionHandler,
                ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Servers.class);
    private static final int MOST_LINES = 80;

    static {
        // Patience for busy machines; no test takes longer because of it.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    private final Map<Path, Long> logSizes = new HashMap<>();

    @Override
    public void beforeAll(ExtensionContext context) {
        begin(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        begin(context);
    }

    private void begin(ExtensionContext context) {
        Landscape landscape = landscape(context);
        logSizes.clear();
        landscape.servers().forEach(server -> logSizes.put(server.logFile(), new LogFile(server.logFile()).size()));
        landscape.heal();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        context.getExecutionException().ifPresent(failure -> printComplaints(context));
    }

    @Override
    public void handleBeforeAllMethodExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        printComplaints(context);
        throw failure;
    }

    private void printComplaints(ExtensionContext context) {
        System.out.println("---- " + context.getDisplayName() + " failed; the servers said meanwhile:");
        for (LocalServer server : landscape(context).servers()) {
            Path log = server.logFile();
            String complaints = new LogFile(log)
                    .read(logSizes.getOrDefault(log, 0L))
                    .lines()
                    .filter(Servers::isComplaint)
                    .limit(MOST_LINES)
                    .map(line -> "  " + line)
                    .collect(Collectors.joining("\n"));
            System.out.println(server.name() + " (" + log + ")\n" + complaints);
        }
    }

    private static boolean isComplaint(String line) {
        return Stream.of(" WARN ", " ERROR ", " FATAL ", "Caused by:", "Exception", "AGTE")
                .anyMatch(line::contains);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Landscape.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return landscape(context);
    }

    private static Landscape landscape(ExtensionContext context) {
        // Of the session: with several suites side by side, each class is a request to execute of its own.
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(Landscape.class, key -> new Landscape(emptyDirectory()), Landscape.class);
    }

    /** What an earlier suite left stays readable until the next one begins. */
    private static Path emptyDirectory() {
        Path directory = Path.of(System.getProperty("agentee.servers")).toAbsolutePath();
        try {
            if (Files.exists(directory)) {
                try (Stream<Path> files = Files.walk(directory)) {
                    List<Path> deepestFirst =
                            files.sorted(Comparator.reverseOrder()).toList();
                    for (Path file : deepestFirst) {
                        Files.delete(file);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
