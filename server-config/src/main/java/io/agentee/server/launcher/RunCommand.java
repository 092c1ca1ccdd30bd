package io.agentee.server.launcher;

import io.agentee.server.runs.RunPrinter;
import io.agentee.server.runs.RunWatch;
import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "run", description = "Runs an agent, and prints its answer as it comes.")
final class RunCommand implements Runnable {

    private final SetUp setUp;
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "AGENT", description = "Its name.")
    private String agent = "";

    @Parameters(index = "1", paramLabel = "INPUT", description = "What it is asked.")
    private String input = "";

    @Option(names = "--user", paramLabel = "NAME", description = "Who calls (${DEFAULT-VALUE}).")
    private String user = "ada";

    RunCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        RunPrinter printer = new RunPrinter(terminal.screen());
        new RunWatch(ApiServer.of(setUp.state(), user), printer).run(agent, input);
    }
}
