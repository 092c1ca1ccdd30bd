package io.agentee.client.console.inbox;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.Approvals;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.run.AgentClientException;
import io.agentee.client.console.decision.Failure;
import io.agentee.client.console.decision.Verdicts;
import io.agentee.client.console.page.Flash;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The same decision on several approvals. One that fails does not keep the others from being taken. */
final class BulkDecision {

    private final Approvals approvals;
    private final Predicate<String> isInRole;
    private final Viewer viewer;

    BulkDecision(Approvals approvals, Viewer viewer, Predicate<String> isInRole) {
        this.approvals = approvals;
        this.viewer = viewer;
        this.isInRole = isInRole;
    }

    Flash decide(Submission sent) {
        Optional<Verdict> verdict = Verdicts.of(sent);
        List<String> selected = sent.all("item").stream().distinct().toList();
        if (verdict.isEmpty() || selected.isEmpty()) {
            return Flash.failed("Nothing was selected. Tick the approvals that the decision is about.");
        }
        Map<String, String> failures = new TreeMap<>();
        for (String selection : selected) {
            decide(selection, verdict.get(), sent.text("comment")).ifPresent(why -> failures.put(id(selection), why));
        }
        int done = selected.size() - failures.size();
        String text = "%d %s".formatted(done, Verdicts.past(verdict.get()));
        return new Flash(
                failures.isEmpty(),
                failures.isEmpty() ? text + "." : text + ", %d could not be:".formatted(failures.size()),
                failures);
    }

    /** Why it was not taken; empty when it was. */
    private Optional<String> decide(String selection, Verdict verdict, Optional<String> comment) {
        int space = selection.indexOf(' ');
        ApprovalId id = new ApprovalId(id(selection));
        if (space < 0 || id.runId().isEmpty()) {
            return Optional.of("There is no approval '%s'.".formatted(id));
        }
        Optional<String> digest = Optional.of(selection.substring(space + 1));
        try {
            Approval approval = approvals.find(id);
            Viewer of = viewer.of(approval, isInRole);
            if (!of.approvals().maySee(approval)) {
                throw new ApprovalException.UnknownApproval(id);
            }
            approvals.decide(
                    id, of.caller(), new DecisionRequest(verdict, comment, Optional.empty(), digest, Optional.empty()));
            return Optional.empty();
        } catch (ApprovalException | AgentClientException e) {
            return Optional.of(Failure.sentence(e));
        }
    }

    private static String id(String selection) {
        int space = selection.indexOf(' ');
        return space < 0 ? selection : selection.substring(0, space);
    }
}
