package io.agentee.client.console.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.Approvers;
import io.agentee.api.run.Caller;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.text.Moment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where an approval stands for one person.
 *
 * @param mayDecide whether this person can decide now
 * @param whyNot why not, a sentence; empty when this person can, or the status says it all
 * @param mayClaim whether this person can take it
 * @param mayRelease whether this person can give a claim back
 * @param notes what else is to be known, a sentence each
 */
public record Standing(boolean mayDecide, String whyNot, boolean mayClaim, boolean mayRelease, List<String> notes) {

    static Standing of(Approval approval, Viewer viewer, Instant now) {
        Caller caller = viewer.caller();
        String whyNot = approval.pending() ? whyNot(approval, viewer, now) : "";
        boolean mayDecide = approval.pending() && whyNot.isEmpty();
        Optional<Approval.Claim> claim =
                approval.claim().filter(held -> held.until().isAfter(now) && approval.pending());
        boolean mine = claim.filter(held -> held.by().equals(caller.name())).isPresent();
        return new Standing(
                mayDecide,
                whyNot,
                mayDecide && claim.isEmpty(),
                !viewer.onlyReads() && (mine || (claim.isPresent() && viewer.isAdmin())),
                notes(approval, caller, claim));
    }

    private static String whyNot(Approval approval, Viewer viewer, Instant now) {
        if (viewer.onlyReads()) {
            return "You read everything, and decide nothing: you have the role agentee-auditor.";
        }
        Caller caller = viewer.caller();
        if (!approval.rules().expiresAt().isAfter(now)) {
            return "The deadline has passed.";
        }
        if (!approval.rules().approvers().include(caller)) {
            return "You cannot decide on this: %s can."
                    .formatted(people(approval.rules().approvers()));
        }
        if (!approval.mayBeDecidedBy(caller)) {
            return "You asked for this yourself; somebody else has to decide.";
        }
        if (approval.decisions().stream()
                .anyMatch(decision -> decision.by().equals(caller.name())
                        && decision.verdict() == Verdict.APPROVE
                        && decision.digest().equals(approval.subject().digest()))) {
            return "You have approved; others have to approve, too.";
        }
        return approval.claimAgainst(caller, now)
                .filter(held -> !viewer.isAdmin())
                .map(held -> "%s is working on this until %s.".formatted(held.by(), new Moment(held.until()).text()))
                .orElse("");
    }

    private static List<String> notes(Approval approval, Caller caller, Optional<Approval.Claim> claim) {
        List<String> notes = new ArrayList<>();
        int quorum = approval.rules().quorum();
        if (quorum > 1 && approval.pending()) {
            notes.add("%d of %d approvals are there; one rejection is enough to reject."
                    .formatted(approval.approvals(), quorum));
        }
        if (approval.rules().fourEyes()) {
            notes.add("Four eyes: whoever asked may not decide.");
        }
        claim.map(held -> held.by().equals(caller.name())
                        ? "You have claimed this until %s.".formatted(new Moment(held.until()).text())
                        : "%s has claimed this until %s.".formatted(held.by(), new Moment(held.until()).text()))
                .ifPresent(notes::add);
        return notes;
    }

    /** Those who may decide, in words. */
    static String people(Approvers approvers) {
        List<String> people = new ArrayList<>(approvers.names());
        approvers.roles().forEach(role -> people.add("the role " + role));
        return people.isEmpty() ? "an administrator" : String.join(", ", people);
    }
}
