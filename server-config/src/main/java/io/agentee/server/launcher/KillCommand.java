package io.agentee.server.launcher;

import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "kill", description = "Kills a part the hard way (SIGKILL), to try durability.")
final class KillCommand implements Runnable {

    private final SetUp setUp;

    @Parameters(paramLabel = "PART", description = "temporal, redis, client, worker, worker-2, single, …")
    private String part = "";

    KillCommand(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public void run() {
        setUp.kill(part);
    }
}
