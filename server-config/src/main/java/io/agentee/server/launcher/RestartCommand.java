package io.agentee.server.launcher;

import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restart", description = "Stops a part, if it runs, and starts it with what is built now.")
final class RestartCommand implements Runnable {

    private final SetUp setUp;

    @Parameters(paramLabel = "PART", description = "temporal, redis, client, worker, worker-2, single, …")
    private String part = "";

    RestartCommand(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public void run() {
        setUp.state().locked(() -> setUp.restart(part));
    }
}
