package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The approvals that figures and exports are made of: all that match, up to a bound.
 *
 * @param approvals the approvals, latest change first
 * @param complete whether that is all of them
 */
public record AuditRecords(List<Approval> approvals, boolean complete) {

    /** What one page takes: ten lists of Temporal's visibility at most. */
    public static final int BOUND = 2_000;

    private static final int PAGE = 200;

    /** Nothing. */
    static final AuditRecords NONE = new AuditRecords(List.of(), true);

    public AuditRecords {
        approvals = List.copyOf(requireNonNull(approvals, "approvals is null"));
    }

    static AuditRecords read(Approvals source, ApprovalFilter filter) {
        List<Approval> read = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent() && read.size() < BOUND) {
            Page<Approval> page = source.list(filter, ApprovalOrder.LATEST_CHANGE, PAGE, cursor.get());
            read.addAll(page.items());
            cursor = page.nextCursor();
        }
        return new AuditRecords(read, cursor.isEmpty());
    }
}
