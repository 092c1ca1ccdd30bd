package io.agentee.server.approvals;

import java.io.PrintStream;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Decides on one approval. */
@Command(description = "Decides on an approval; that cannot be taken back.")
public final class DecideCommand implements Runnable {

    private final String decision;
    private final Function<String, ApprovalsApi> apis;
    private final PrintStream out;

    @Parameters(
            index = "0",
            paramLabel = "APPROVAL_ID",
            description = "Which approval; ./agentee approvals lists them.")
    private String approvalId = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "COMMENT",
            description = "Recorded; a model reads why it was refused.")
    private @Nullable String comment;

    @Option(names = "--user", paramLabel = "NAME", description = "Who decides (${DEFAULT-VALUE}).")
    private String user = "grace";

    /**
     * Makes the command.
     *
     * @param decision {@code approve} or {@code reject}; also its name
     * @param apis the API, as the user of this name calls it
     * @param out where the outcome goes
     */
    public DecideCommand(String decision, Function<String, ApprovalsApi> apis, PrintStream out) {
        this.decision = decision;
        this.apis = apis;
        this.out = out;
    }

    @Override
    public void run() {
        out.println(ApprovalLine.decided(apis.apply(user).decide(approvalId, decision, Optional.ofNullable(comment))));
    }
}
