package io.agentee.server.approvals;

import java.io.PrintStream;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** What can be done with audit trails. */
@Command(
        name = "audit",
        description = "Exports and verifies what was asked and decided in a run.",
        synopsisSubcommandLabel = "COMMAND")
public final class AuditCommand {

    private AuditCommand() {}

    /**
     * Makes the command with those below it.
     *
     * @param apis the API, as the user of this name calls it
     * @param out where results go
     */
    public static CommandLine of(Function<String, ApprovalsApi> apis, PrintStream out) {
        return new CommandLine(new AuditCommand())
                .addSubcommand(new AuditVerifyCommand(apis, out))
                .addSubcommand(new AuditExportCommand(apis, out));
    }
}
