package io.agentee.server.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the inbox. */
@Command(name = "approvals", description = "Lists what waits for a decision, soonest deadline first.")
public final class ApprovalsCommand implements Runnable {

    private final Function<String, ApprovalsApi> apis;
    private final PrintStream out;

    @Option(names = "--user", paramLabel = "NAME", description = "Who calls (${DEFAULT-VALUE}).")
    private String user = "grace";

    /**
     * Makes the command.
     *
     * @param apis the API, as the user of this name calls it
     * @param out where the list goes
     */
    public ApprovalsCommand(Function<String, ApprovalsApi> apis, PrintStream out) {
        this.apis = apis;
        this.out = out;
    }

    @Override
    public void run() {
        List<JsonNode> pending = apis.apply(user).pending();
        if (pending.isEmpty()) {
            out.println("Nothing waits for a decision of " + user + ".");
        }
        pending.forEach(approval -> out.println(ApprovalLine.pending(approval)));
    }
}
