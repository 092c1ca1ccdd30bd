package io.agentee.cdi.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.agent.ApprovalTerms.Escalation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one place says of how humans decide; absent what it leaves to the next one.
 *
 * @param timeout how long there is to decide
 * @param approvers the roles that may decide
 * @param fourEyes whether the one who started the run may not decide
 * @param quorum how many different approvers have to approve
 * @param reminder how often those who may decide are reminded
 * @param escalation when and to whom the question is opened besides
 */
public record TermsGiven(
        Optional<Duration> timeout,
        Optional<List<String>> approvers,
        Optional<Boolean> fourEyes,
        Optional<Integer> quorum,
        Optional<Duration> reminder,
        Optional<Escalation> escalation) {

    /** Leaves everything to others. */
    public static final TermsGiven NOTHING = new TermsGiven(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public TermsGiven {
        requireNonNull(timeout, "timeout is null");
        requireNonNull(fourEyes, "fourEyes is null");
        requireNonNull(quorum, "quorum is null");
        requireNonNull(reminder, "reminder is null");
        requireNonNull(escalation, "escalation is null");
        approvers = approvers.map(List::copyOf);
    }

    /** These terms, with what is given here in their place. */
    public ApprovalTerms over(ApprovalTerms terms) {
        return new ApprovalTerms(
                timeout.orElse(terms.timeout()),
                approvers.orElse(terms.approvers()),
                fourEyes.orElse(terms.fourEyes()),
                quorum.orElse(terms.quorum()),
                reminder.or(terms::reminder),
                escalation.or(terms::escalation));
    }
}
