package io.agentee.server.launcher;

import io.agentee.server.runs.RunPrinter;
import io.agentee.server.runs.RunWatch;
import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "watch", description = "Shows a run, live or finished, from its beginning.")
final class WatchCommand implements Runnable {

    private final SetUp setUp;
    private final Terminal terminal;

    @Parameters(paramLabel = "RUN_ID", description = "Which run.")
    private String runId = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who calls (${DEFAULT-VALUE}).")
    private String user = "ada";

    WatchCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        RunPrinter printer = new RunPrinter(terminal.screen());
        new RunWatch(ApiServer.of(setUp.state(), user), printer).watch(runId);
    }
}
