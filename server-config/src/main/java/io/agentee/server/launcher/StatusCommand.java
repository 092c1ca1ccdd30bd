package io.agentee.server.launcher;

import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Shows every part.")
final class StatusCommand implements Runnable {

    private final SetUp setUp;
    private final Terminal terminal;

    @Option(names = "--json", description = "For programs to read.")
    private boolean json;

    StatusCommand(SetUp setUp, Terminal terminal) {
        this.setUp = setUp;
        this.terminal = terminal;
    }

    @Override
    public void run() {
        StatusReport report = StatusReport.of(setUp.state(), setUp.servers());
        terminal.say(json ? report.json() : report.text());
    }
}
