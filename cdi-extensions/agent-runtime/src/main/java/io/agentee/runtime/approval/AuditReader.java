package io.agentee.runtime.approval;

import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.RunId;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.lookup.WorkerQuery;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.RunMemo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Reads audit trails: the entries from the run, the last hash from its memo, where no replay can change it. */
final class AuditReader {

    private static final String AUDIT_QUERY = "audit";

    /** A trail that grows while it is read does not fit its last hash. */
    private static final int MOST_READS = 3;

    private final RunLookup lookup;
    private final WorkerQuery worker;

    AuditReader(TemporalCalls calls, RunLookup lookup) {
        this.lookup = lookup;
        this.worker = new WorkerQuery(calls);
    }

    CompletableFuture<AuditTrail> read(RunId runId) {
        return lookup.find(runId, TemporalCalls.promptly()).thenCompose(run -> read(run, MOST_READS));
    }

    private CompletableFuture<AuditTrail> read(DescribedRun run, int reads) {
        return entries(run, new ArrayList<>())
                .thenCompose(entries ->
                        lookup.find(run.runId(), TemporalCalls.promptly()).thenApply(now -> trail(now, entries)))
                .thenCompose(trail -> trail.fault().isPresent() && reads > 1
                        ? read(run, reads - 1)
                        : CompletableFuture.completedFuture(trail));
    }

    private CompletableFuture<List<AuditEntry>> entries(DescribedRun run, List<AuditEntry> entries) {
        return worker.ask(run, AUDIT_QUERY, entries.size(), AuditPage.class).thenCompose(page -> {
            entries.addAll(page.entries());
            return page.entries().isEmpty() || entries.size() >= page.total()
                    ? CompletableFuture.completedFuture(entries)
                    : entries(run, entries);
        });
    }

    private static AuditTrail trail(DescribedRun run, List<AuditEntry> entries) {
        String head = run.payloads()
                .read(run.info().getMemo(), RunMemo.AUDIT_HEAD, String.class)
                .orElseGet(() -> AuditTrail.of(run.runId()).head());
        return new AuditTrail(run.runId(), entries, head);
    }
}
