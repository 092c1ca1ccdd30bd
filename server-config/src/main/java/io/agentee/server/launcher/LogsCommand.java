package io.agentee.server.launcher;

import io.agentee.server.process.Deadline;
import io.agentee.server.process.LogFile;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.setup.Servers;
import io.agentee.server.setup.SetUp;
import io.agentee.server.state.PartRecord;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Shows the logs of all parts, or of one.")
final class LogsCommand implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(300);

    private final SetUp setUp;
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "client, worker, temporal, redis, worker-2, …")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Goes on until interrupted.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "How many lines of each log (${DEFAULT-VALUE}).")
    private int lines = 100;

    LogsCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        Map<String, LogFile> logs = logs();
        Map<String, Long> offsets = new LinkedHashMap<>();
        logs.forEach((name, log) -> {
            offsets.put(name, log.size());
            print(name, log.tail(lines), logs.size() > 1);
        });
        while (follow) {
            Deadline.pause(PAUSE);
            logs.forEach((name, log) -> {
                long size = log.size();
                long seen = offsets.getOrDefault(name, 0L);
                if (size != seen) {
                    // A log that shrank was set aside, and a new one begun.
                    print(name, log.read(size < seen ? 0 : seen), logs.size() > 1);
                    offsets.put(name, size);
                }
            });
        }
    }

    private Map<String, LogFile> logs() {
        List<PartRecord> wanted = setUp.state().all().stream()
                .filter(started -> part.isEmpty() || started.part().name().equals(part))
                .toList();
        if (wanted.isEmpty()) {
            throw new ServerFailure(part.isEmpty() ? "Nothing runs" : "There is no part " + part);
        }
        Map<String, LogFile> logs = new LinkedHashMap<>();
        Servers servers = setUp.servers();
        wanted.forEach(started ->
                logs.put(started.part().name(), new LogFile(servers.of(started).logFile())));
        return logs;
    }

    private void print(String name, String text, boolean named) {
        text.lines().forEach(line -> terminal.say(named ? name + " | " + line : line));
    }
}
