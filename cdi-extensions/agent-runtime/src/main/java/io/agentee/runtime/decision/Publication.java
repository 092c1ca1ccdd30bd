package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.workflow.ApprovalKeywords;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells Temporal how the approvals of a run stand, for lists and look-ups without a worker: each in a field of the memo of
 * its own, so that a change costs the history no more than itself. All changes of one workflow task are told together.
 */
final class Publication {

    /** What is pending is shown in lists, so it is told in full unless it is large. */
    private static final int MAX_PENDING_BYTES = 48_000;

    private static final int MAX_ENDED_BYTES = 8_000;

    /** Temporal permits a memo of 2 MB. The oldest that have ended go first; the run still knows them. */
    private static final int MAX_BYTES = 800_000;

    private final ApprovalBook book;
    private final Map<ApprovalId, Integer> told;
    private final Set<ApprovalId> changed = new LinkedHashSet<>();
    private List<ApprovalId> awaitedBySubRuns = List.of();
    private boolean subRunsChanged;
    private boolean due;

    Publication(ApprovalBook book) {
        this.book = book;
        this.told = fitting();
    }

    /** Something about this approval has changed. */
    void changed(ApprovalId approvalId) {
        changed.add(approvalId);
        schedule();
    }

    /** Something was recorded that is about no approval. */
    void auditChanged() {
        schedule();
    }

    /** What the runs wait for that this one has begun. */
    void subRunsAwait(List<ApprovalId> approvals) {
        if (!approvals.equals(awaitedBySubRuns)) {
            awaitedBySubRuns = approvals;
            subRunsChanged = true;
            schedule();
        }
    }

    List<ApprovalId> awaitedBySubRuns() {
        return awaitedBySubRuns;
    }

    private void schedule() {
        if (!due) {
            due = true;
            Promise<Void> unused = Async.procedure(this::tell);
        }
    }

    /** Tells at once what has not been told yet. */
    void tell() {
        if (!due) {
            return;
        }
        due = false;
        Workflow.upsertMemo(news());
        if (!changed.isEmpty()) {
            upsertSearchAttributes();
        } else if (subRunsChanged) {
            Workflow.upsertTypedSearchAttributes(state());
        }
        changed.clear();
        subRunsChanged = false;
    }

    /** All that a new history's memo needs. */
    Map<String, Object> memo() {
        Map<String, Object> memo = new LinkedHashMap<>();
        if (!book.isEmpty()) {
            memo.put(RunMemo.AUDIT_HEAD, book.auditHead());
        }
        Set<ApprovalId> fitting = fitting().keySet();
        book.all().stream()
                .filter(approval -> fitting.contains(approval.approvalId()))
                .forEach(approval -> memo.put(field(approval.approvalId()), brief(approval)));
        return memo;
    }

    /** What a new memo has room for, with its bytes. */
    private Map<ApprovalId, Integer> fitting() {
        Map<ApprovalId, Integer> bytes = new LinkedHashMap<>();
        book.all().forEach(approval -> bytes.put(approval.approvalId(), ApprovalSize.of(brief(approval))));
        removeOldest(bytes);
        return bytes;
    }

    private Map<String, @Nullable Object> news() {
        Map<String, @Nullable Object> memo = new LinkedHashMap<>();
        if (!book.isEmpty()) {
            memo.put(RunMemo.AUDIT_HEAD, book.auditHead());
        }
        if (subRunsChanged) {
            memo.put(RunMemo.SUB_RUN_APPROVALS, awaitedBySubRuns);
        }
        for (ApprovalId approvalId : changed) {
            Approval approval = brief(book.find(approvalId).orElseThrow());
            told.put(approvalId, ApprovalSize.of(approval));
            memo.put(field(approvalId), approval);
        }
        removeOldest(told).forEach(withdrawn -> memo.put(field(withdrawn), null));
        return memo;
    }

    /** Makes room, and says which have gone. */
    private List<ApprovalId> removeOldest(Map<ApprovalId, Integer> bytes) {
        List<ApprovalId> removed = new ArrayList<>();
        int all = bytes.values().stream().mapToInt(Integer::intValue).sum();
        for (Approval approval : book.all()) {
            if (all <= MAX_BYTES) {
                return removed;
            }
            Integer size = approval.pending() ? null : bytes.remove(approval.approvalId());
            if (size != null) {
                all -= size;
                removed.add(approval.approvalId());
            }
        }
        return removed;
    }

    private static Approval brief(Approval approval) {
        int limit = approval.pending() ? MAX_PENDING_BYTES : MAX_ENDED_BYTES;
        return ApprovalSize.of(approval) <= limit
                ? approval
                : approval.withSubject(approval.subject().abridge());
    }

    private static String field(ApprovalId approvalId) {
        return RunMemo.APPROVAL_PREFIX + approvalId.withinRun().orElseThrow();
    }

    private void upsertSearchAttributes() {
        List<Approval> pending = book.pending();
        List<Approval> shown = pending.isEmpty() ? book.all() : pending;
        Comparator<Instant> wanted = pending.isEmpty() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Instant deadline = shown.stream()
                .map(approval -> approval.rules().expiresAt())
                .min(wanted)
                .orElseThrow();
        Instant askedAt = shown.stream()
                .map(approval -> approval.origin().requestedAt())
                .min(wanted)
                .orElseThrow();
        Workflow.upsertTypedSearchAttributes(
                state(),
                RunSearchAttributes.APPROVAL.valueSet(ApprovalKeywords.of(book.all())),
                RunSearchAttributes.DEADLINE.valueSet(utc(deadline)),
                RunSearchAttributes.ASKED_AT.valueSet(utc(askedAt)),
                RunSearchAttributes.CHANGED_AT.valueSet(utc(Instant.ofEpochMilli(Workflow.currentTimeMillis()))));
    }

    private SearchAttributeUpdate<String> state() {
        boolean awaits = !book.pending().isEmpty() || !awaitedBySubRuns.isEmpty();
        return RunSearchAttributes.STATE.valueSet(
                awaits ? RunStatus.AWAITING_APPROVAL.wireName() : RunSearchAttributes.ACTIVE);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
