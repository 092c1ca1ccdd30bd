package io.agentee.server.launcher;

import io.agentee.server.approvals.ApprovalsApi;
import io.agentee.server.approvals.ApprovalsCommand;
import io.agentee.server.approvals.AuditCommand;
import io.agentee.server.approvals.DecideCommand;
import io.agentee.server.process.ServerFailure;
import io.agentee.server.setup.Checkout;
import io.agentee.server.setup.SetUp;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The development set-up on one machine: what {@code ./agentee} runs. */
@Command(
        name = "agentee",
        description = "Runs Agentee on this machine: Temporal, Redis, client servers and worker servers.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = LauncherVersion.class)
public final class Launcher {

    private Launcher() {}

    /**
     * Runs one command; exits with 0 when it succeeded, 1 when it failed, 2 when it was not understood.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        Checkout checkout = new Checkout(Path.of(System.getProperty("agentee.checkout", ".")));
        // Java cannot tell where standard error goes; the script that starts it can.
        boolean dims = Boolean.getBoolean("agentee.dims");
        Terminal terminal = new Terminal(utf8(System.out), utf8(System.err), dims);
        System.exit(commandLine(checkout, terminal).execute(arguments));
    }

    static CommandLine commandLine(Checkout checkout, Terminal terminal) {
        SetUp setUp = new SetUp(checkout, terminal);
        // An input may begin with a dash: a list, a sum, a quotation.
        CommandLine run = new CommandLine(new RunCommand(setUp, terminal)).setUnmatchedOptionsArePositionalParams(true);
        Function<String, ApprovalsApi> approvals = user -> ApiServer.approvals(setUp.state(), user);
        return new CommandLine(new Launcher())
                .addSubcommand(new UpCommand(setUp, terminal))
                .addSubcommand(new DownCommand(setUp))
                .addSubcommand(new StatusCommand(setUp, terminal))
                .addSubcommand(new LogsCommand(setUp, terminal))
                .addSubcommand(new RestartCommand(setUp))
                .addSubcommand(new KillCommand(setUp))
                .addSubcommand(new HashPasswordCommand(terminal))
                .addSubcommand(run)
                .addSubcommand(new WatchCommand(setUp, terminal))
                .addSubcommand(new ApprovalsCommand(approvals, terminal.out()))
                .addSubcommand("approve", new DecideCommand("approve", approvals, terminal.out()))
                .addSubcommand("reject", new DecideCommand("reject", approvals, terminal.out()))
                .addSubcommand(AuditCommand.of(approvals, terminal.out()))
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, result) -> report(failure, terminal));
    }

    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    private static int report(Exception failure, Terminal terminal) throws Exception {
        if (failure instanceof ServerFailure || failure instanceof IllegalArgumentException) {
            terminal.warn("agentee: " + failure.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
