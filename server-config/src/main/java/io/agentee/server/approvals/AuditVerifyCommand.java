package io.agentee.server.approvals;

import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.server.approvals.ExportedAudit.UnreadableAudit;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        description =
                "Finds any change to the audit trail of a run, or to an export of it; exits with 1 when there is one.")
final class AuditVerifyCommand implements Callable<Integer> {

    private final Function<String, ApprovalsApi> apis;
    private final PrintStream out;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "RUN_ID", description = "Which run; that of the file when absent.")
    private @Nullable String runId;

    @Option(names = "--file", paramLabel = "FILE", description = "Verifies this export, against what the run says now.")
    private @Nullable Path file;

    @Option(names = "--offline", description = "Verifies the file in itself; a cut at its end can then go unnoticed.")
    private boolean offline;

    @Option(names = "--user", paramLabel = "NAME", description = "Who calls (${DEFAULT-VALUE}).")
    private String user = "auditor";

    AuditVerifyCommand(Function<String, ApprovalsApi> apis, PrintStream out) {
        this.apis = apis;
        this.out = out;
    }

    @Override
    public Integer call() {
        if (file == null && (runId == null || offline)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), offline ? "--offline needs a --file" : "Name a run, or a --file");
        }
        try {
            AuditTrail trail = file == null ? live(String.valueOf(runId)) : ExportedAudit.read(text(file));
            Optional<String> fault = trail.fault().or(() -> difference(trail));
            trail.entries().forEach(entry -> out.println(line(entry)));
            return fault.isPresent() ? bad(fault.get()) : good(trail);
        } catch (UnreadableAudit unreadable) {
            return bad(String.valueOf(unreadable.getMessage()));
        }
    }

    private Optional<String> difference(AuditTrail trail) {
        if (runId != null && !runId.equals(trail.runId().value())) {
            return Optional.of("It is the trail of run %s.".formatted(trail.runId()));
        }
        if (file == null || offline) {
            return Optional.empty();
        }
        try {
            AuditTrail now = live(trail.runId().value());
            return now.fault().or(() -> ExportedAudit.difference(trail, now));
        } catch (UnreadableAudit unreadable) {
            return Optional.of(String.valueOf(unreadable.getMessage()));
        }
    }

    private AuditTrail live(String run) throws UnreadableAudit {
        return ExportedAudit.read(apis.apply(user).audit(run));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot read " + file + ": " + failure, failure);
        }
    }

    private static String line(AuditEntry entry) {
        return "%3d  %s  %-10s  %s"
                .formatted(entry.sequence(), entry.at(), entry.action().wireName(), entry.by());
    }

    private int good(AuditTrail trail) {
        out.println("OK: run %s, %d entries, nothing was changed. Head: %s"
                .formatted(trail.runId(), trail.entries().size(), trail.head()));
        return CommandLine.ExitCode.OK;
    }

    private int bad(String fault) {
        out.println("FAULT: " + fault);
        return CommandLine.ExitCode.SOFTWARE;
    }
}
