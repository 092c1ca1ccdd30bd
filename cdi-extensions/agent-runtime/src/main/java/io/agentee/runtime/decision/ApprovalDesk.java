package io.agentee.runtime.decision;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.grant.GrantId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.runtime.turn.ToolReview;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.Refusal;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a run asks humans, and where their answers arrive. Used by the run's workflow code alone; holds no thread while it
 * waits, and forgets nothing: all of it follows from the history.
 */
public final class ApprovalDesk {

    private final AgentDefinition definition;
    private final Caller requester;
    private final ApprovalBook book;
    private final Publication publication;
    private final RunGrants grants;
    private final Notices notices;
    private final Map<ApprovalId, PendingApproval> pending = new LinkedHashMap<>();

    /** The desk of a run, with what the run carried along. */
    public ApprovalDesk(RunId runId, AgentDefinition definition, Caller requester, CarriedApprovals carried) {
        this.definition = definition;
        this.requester = requester;
        this.book = new ApprovalBook(runId, carried);
        this.publication = new Publication(book);
        this.grants = new RunGrants(runId, carried.grants());
        this.notices = new Notices(definition.approval().webhook());
    }

    /** Asks. Completes with the approval when it has ended, and fails when {@link #cancelPending} comes first. */
    public Promise<Approval> ask(Question question) {
        Approval approval = question.approval(definition, requester.name(), now());
        PendingApproval open =
                new PendingApproval(approval, definition.approval().termsFor(question.tool()));
        pending.put(approval.approvalId(), open);
        note(approval, AuditAction.REQUESTED, AuditEntry.NOBODY, AuditDetails.requested(approval, question.reason()));
        open.arm(now(), () -> ring(open));
        return open.end();
    }

    /** The run is cancelled, or its time is over: nobody is asked any more. */
    public void cancelPending() {
        List.copyOf(pending.values()).forEach(this::cancel);
    }

    /** What the runs wait for that this one has begun. */
    public void subRunsAwait(List<ApprovalId> approvals) {
        publication.subRunsAwait(approvals);
    }

    /** What is waited for: by the run, and by those that it has begun. */
    public List<ApprovalId> awaited() {
        return Stream.concat(pending.keySet().stream(), publication.awaitedBySubRuns().stream())
                .toList();
    }

    /** Records that a call was judged without a human. */
    public void judged(ApprovalId call, String tool, ToolReview review) {
        Map<String, String> details = AuditDetails.judged(call, tool, review.reason());
        review.grant().ifPresent(grant -> details.put("grantId", grant.value()));
        boolean refused = review.outcome() == ToolReview.Outcome.REFUSED;
        AuditAction judgement = refused ? AuditAction.DENIED : AuditAction.ALLOWED;
        book.record(now(), review.grant().isPresent() ? AuditAction.GRANT_USED : judgement, AuditEntry.NOBODY, details);
        publication.auditChanged();
    }

    /** Refuses, as the failure of an update, what must not be done. Changes nothing. */
    public void validate(ApprovalCommand command) {
        Approval approval = book.find(command.approvalId())
                .orElseThrow(() -> Refusal.unknown(command.approvalId()).asRejection());
        DecisionRules.refusal(approval, command, now()).ifPresent(refusal -> {
            throw refusal.asRejection();
        });
    }

    /** Does what was not refused. */
    public Approval execute(ApprovalCommand command) {
        Approval before = book.find(command.approvalId()).orElseThrow();
        Approval after = DecisionRules.applied(before, command, now());
        note(after, action(command), command.by().name(), details(after, command));
        if (!after.pending()) {
            ended(after, command);
        }
        return after;
    }

    /** The approval of this id. */
    public Optional<Approval> find(ApprovalId approvalId) {
        return book.find(approvalId);
    }

    /** The audit trail from this entry on, as much as fits into one answer. */
    public AuditPage audit(int from) {
        return book.audit(from);
    }

    /** The grants that were given in this run. */
    public List<GrantId> grants() {
        return grants.all();
    }

    /** What a new history needs to know. */
    public CarriedApprovals carried() {
        return new CarriedApprovals(book.all(), book.audit(), grants.all());
    }

    /** Bytes of {@link #carried} as JSON, about. */
    public long carriedBytes() {
        return book.bytes();
    }

    /** The fields of the memo that a new history needs. */
    public Map<String, Object> memo() {
        return publication.memo();
    }

    /** What must be told and begun before this history ends, in whatever way. */
    public void settle() {
        publication.tell();
        grants.awaitStarted();
        notices.awaitStarted();
    }

    /** The run is over: nobody is asked any more, and grants for it alone end. */
    public void close() {
        cancelPending();
        settle();
        grants.endThoseOfTheRun();
    }

    private void ring(PendingApproval open) {
        Instant now = now();
        if (!pending.containsKey(open.approvalId())) {
            return;
        }
        Approval approval = book.find(open.approvalId()).orElseThrow();
        if (open.expired(now)) {
            Approval expired = approval.withStatus(ApprovalStatus.EXPIRED).withClaim(Optional.empty());
            note(expired, AuditAction.EXPIRED, AuditEntry.NOBODY, AuditDetails.named(expired));
            pending.remove(open.approvalId());
            publication.tell();
            open.complete(expired);
            return;
        }
        open.escalation(now).ifPresent(escalation -> escalate(approval, escalation));
        if (open.reminder(now)) {
            Approval reminded = book.find(open.approvalId()).orElseThrow();
            note(reminded, AuditAction.REMINDED, AuditEntry.NOBODY, AuditDetails.named(reminded));
        }
        open.arm(now, () -> ring(open));
    }

    private void escalate(Approval approval, Escalation escalation) {
        Approval opened = approval.withRules(
                approval.rules().withApprovers(approval.rules().approvers().withRoles(escalation.roles())));
        note(opened, AuditAction.ESCALATED, AuditEntry.NOBODY, AuditDetails.opened(opened));
    }

    private void cancel(PendingApproval open) {
        if (pending.remove(open.approvalId()) != null) {
            Approval approval = book.find(open.approvalId()).orElseThrow();
            Approval cancelled = approval.withStatus(ApprovalStatus.CANCELLED).withClaim(Optional.empty());
            note(cancelled, AuditAction.CANCELLED, AuditEntry.NOBODY, AuditDetails.named(cancelled));
            open.cancel();
        }
    }

    private void ended(Approval approval, ApprovalCommand command) {
        PendingApproval open =
                Optional.ofNullable(pending.remove(approval.approvalId())).orElseThrow();
        if (command instanceof ApprovalCommand.Decide decide && approval.status() == ApprovalStatus.APPROVED) {
            decide.decision()
                    .remember()
                    .map(remember -> grants.give(approval, remember, decide.by().name(), now()))
                    .ifPresent(grant ->
                            book.record(now(), AuditAction.GRANTED, grant.grantedBy(), AuditDetails.granted(grant)));
        }
        // Whoever reads the history learns of the decision before what follows from it.
        publication.tell();
        open.complete(approval);
    }

    private void note(Approval approval, AuditAction action, String by, Map<String, String> details) {
        Instant now = now();
        book.put(approval);
        book.record(now, action, by, details);
        publication.changed(approval.approvalId());
        notices.tell(approval, action, now, book.audit().size());
    }

    private static AuditAction action(ApprovalCommand command) {
        if (command instanceof ApprovalCommand.Decide decide) {
            return decide.decision().verdict() == Verdict.APPROVE ? AuditAction.APPROVED : AuditAction.REJECTED;
        }
        if (command instanceof ApprovalCommand.Claim) {
            return AuditAction.CLAIMED;
        }
        return command instanceof ApprovalCommand.Release ? AuditAction.RELEASED : AuditAction.DELEGATED;
    }

    private static Map<String, String> details(Approval after, ApprovalCommand command) {
        if (command instanceof ApprovalCommand.Decide) {
            ApprovalDecision last = after.decisions().get(after.decisions().size() - 1);
            return AuditDetails.decided(after, last);
        }
        return command instanceof ApprovalCommand.Delegate ? AuditDetails.opened(after) : AuditDetails.named(after);
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
