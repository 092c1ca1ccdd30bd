package io.agentee.server.launcher;

import io.agentee.server.setup.SetUp;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything; runs, databases and the ledger stay.")
final class DownCommand implements Runnable {

    private final SetUp setUp;

    DownCommand(SetUp setUp) {
        this.setUp = setUp;
    }

    @Override
    public void run() {
        setUp.state().locked(setUp::down);
    }
}
