package io.agentee.server.approvals;

import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Writes the audit trail of a run as JSON.")
final class AuditExportCommand implements Runnable {

    private final Function<String, ApprovalsApi> apis;
    private final PrintStream out;

    @Parameters(index = "0", paramLabel = "RUN_ID", description = "Which run.")
    private String runId = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "Where to; standard output when absent.")
    private @Nullable Path file;

    @Option(names = "--user", paramLabel = "NAME", description = "Who calls (${DEFAULT-VALUE}).")
    private String user = "auditor";

    AuditExportCommand(Function<String, ApprovalsApi> apis, PrintStream out) {
        this.apis = apis;
        this.out = out;
    }

    @Override
    public void run() {
        String json = apis.apply(user).audit(runId);
        if (file == null) {
            out.println(json);
            return;
        }
        try {
            Files.writeString(file, json);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot write " + file + ": " + failure, failure);
        }
        out.println("The audit trail of run " + runId + " is in " + file);
    }
}
