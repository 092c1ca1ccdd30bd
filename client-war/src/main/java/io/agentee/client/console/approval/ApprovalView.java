package io.agentee.client.console.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.client.console.form.ArgumentRow;
import io.agentee.client.console.form.ExactJson;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.text.AskedFor;
import io.agentee.client.console.text.Moment;
import io.agentee.client.console.text.Risk;
import io.agentee.client.console.text.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * An approval as somebody sees it.
 *
 * @param approval the approval
 * @param viewer who looks
 * @param now when
 * @param failure what could not be done about it just now; empty when nothing
 */
public record ApprovalView(Approval approval, Viewer viewer, Instant now, String failure) {

    private static final Duration SOON = Duration.ofHours(1);
    private static final int MOST_ROWS = 24;
    private static final int LONGEST_VALUE = 1_500;
    private static final int LONGEST_QUOTE = 600;

    public ApprovalView {
        requireNonNull(approval, "approval is null");
        requireNonNull(viewer, "viewer is null");
        requireNonNull(now, "now is null");
        requireNonNull(failure, "failure is null");
    }

    public String id() {
        return approval.approvalId().value();
    }

    /** Where it is on a list. */
    public String anchor() {
        return "approval-" + ConsolePaths.encode(id()).replace('%', '_');
    }

    public String path() {
        return ConsolePaths.approval(approval.approvalId());
    }

    public String runPath() {
        return ConsolePaths.run(approval.runId());
    }

    public boolean runIsVisible() {
        return viewer.seesAll() || viewer.name().equals(requestedBy());
    }

    public String agent() {
        return approval.agent().value();
    }

    public String tool() {
        return VisibleText.of(approval.subject().tool());
    }

    /** Whether a task is to be handed to another agent. */
    public boolean isDelegation() {
        return AskedFor.delegate(approval).isPresent();
    }

    /** The name of the tool, or that a task is to be handed over. */
    public String subject() {
        return AskedFor.subject(approval);
    }

    /** The same with the agent that asks. */
    public String what() {
        return AskedFor.of(approval);
    }

    /** What stands between the subject and the agent that asks. */
    public String relation() {
        return AskedFor.relation(approval);
    }

    /** What is asked for, in words. */
    public String kind() {
        return switch (approval.subject().kind()) {
            case TOOL -> "Tool call";
            case DELEGATION -> "Task for another agent";
            case BUDGET -> "Higher budget";
        };
    }

    public Risk risk() {
        return isDelegation() ? Risk.DELEGATES : Risk.of(approval.subject().effect());
    }

    public List<ArgumentRow> rows() {
        return ArgumentRow.of(approval.subject().arguments());
    }

    /** All of the arguments as JSON, for readers; as they are when they are no JSON. */
    public String json() {
        String arguments = approval.subject().arguments();
        return ExactJson.parse(arguments).map(ExactJson::pretty).orElseGet(() -> VisibleText.of(arguments));
    }

    /** Whether all of the arguments can be read in a list; nobody is to approve what was cut off. */
    public boolean isReadableInList() {
        List<ArgumentRow> rows = rows();
        return !approval.subject().abridged()
                && rows.size() <= MOST_ROWS
                && rows.stream().mapToInt(row -> row.value().length()).sum() <= LONGEST_VALUE;
    }

    public String requestedBy() {
        return approval.origin().requestedBy();
    }

    public Moment requestedAt() {
        return new Moment(approval.origin().requestedAt());
    }

    public Moment expiresAt() {
        return new Moment(approval.rules().expiresAt());
    }

    public boolean isUrgent() {
        return approval.pending() && approval.rules().expiresAt().isBefore(now.plus(SOON));
    }

    /** What the agent was told, by the user or by the agent that handed it the task, or the beginning of that. */
    public String input() {
        return VisibleText.beginning(approval.origin().input(), LONGEST_QUOTE);
    }

    /** What the model said, or the beginning of it; may be empty. */
    public String reason() {
        return VisibleText.beginning(approval.origin().reason(), LONGEST_QUOTE);
    }

    public Standing standing() {
        return Standing.of(approval, viewer, now);
    }

    /** Both the approval and what of it the approver has seen. */
    public String selection() {
        return id() + " " + approval.subject().digest();
    }

    public List<DecisionView> decisions() {
        return approval.decisions().stream().map(DecisionView::of).toList();
    }
}
