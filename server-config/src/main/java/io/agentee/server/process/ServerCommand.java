package io.agentee.server.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The command line of a server process.
 *
 * @param arguments the program and its arguments
 * @param hiddenVariables names of inherited environment variables that the process must not see
 * @param logFile where its output goes; appended to
 * @param lifetime how long it lives
 */
public record ServerCommand(
        List<String> arguments, Predicate<String> hiddenVariables, Path logFile, Lifetime lifetime) {

    private static final long LARGEST_LOG = 20L * 1024 * 1024;

    /** Copies the arguments and makes the log file absolute. */
    public ServerCommand {
        arguments = List.copyOf(arguments);
        logFile = logFile.toAbsolutePath();
    }

    ServerProcess start() {
        try {
            Files.createDirectories(logFile.resolveSibling("."));
            setAsideLargeLog();
            Process process = builder().start();
            process.getOutputStream().close();
            return ServerProcess.started(process, lifetime);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot start " + arguments.get(0) + ": " + failure.getMessage(), failure);
        }
    }

    private ProcessBuilder builder() {
        ProcessBuilder builder = new ProcessBuilder(effectiveArguments());
        // Not the caller's directory, which may be deleted while the server runs.
        builder.directory(logFile.resolveSibling(".").normalize().toFile());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(hiddenVariables);
        return builder;
    }

    /** In a session of its own, a server does not get the interrupt that is typed at the launcher's terminal. */
    private List<String> effectiveArguments() {
        if (lifetime == Lifetime.WITH_STARTER) {
            return arguments;
        }
        return SearchPath.find("setsid")
                .map(setsid -> {
                    List<String> all = new ArrayList<>(List.of(setsid.toString()));
                    all.addAll(arguments);
                    return all;
                })
                .orElse(new ArrayList<>(arguments));
    }

    private void setAsideLargeLog() {
        try {
            if (Files.exists(logFile) && Files.size(logFile) > LARGEST_LOG) {
                Files.move(
                        logFile,
                        logFile.resolveSibling(logFile.getFileName() + ".1"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
