package io.agentee.api.agent;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a human decides on a call: who, how many, and until when.
 *
 * @param timeout how long there is to decide; positive
 * @param approvers the roles that may decide; at least one
 * @param fourEyes whether the one who started the run may not decide
 * @param quorum how many different approvers have to approve; at least 1
 * @param reminder how often those who may decide are reminded; never when empty
 * @param escalation when and to whom the question is opened besides; never when empty
 */
public record ApprovalTerms(
        Duration timeout,
        List<String> approvers,
        boolean fourEyes,
        int quorum,
        Optional<Duration> reminder,
        Optional<Escalation> escalation) {

    /** The role that decides unless an agent or a tool names others. */
    public static final String DEFAULT_ROLE = "agentee-approver";

    /** The terms of an agent for which nothing is configured: a day, one approver. */
    public static final ApprovalTerms DEFAULTS =
            new ApprovalTerms(Duration.ofDays(1), List.of(DEFAULT_ROLE), false, 1, Optional.empty(), Optional.empty());

    /** Reminders that come more often than this are of use to nobody. */
    public static final Duration SHORTEST_REMINDER = Duration.ofSeconds(1);

    /**
     * @throws IllegalArgumentException if a number is out of range, or nobody may decide
     */
    public ApprovalTerms {
        requireNonNull(timeout, "timeout is null");
        requireNonNull(approvers, "approvers is null");
        requireNonNull(reminder, "reminder is null");
        requireNonNull(escalation, "escalation is null");
        RunLimits.requirePositive("timeout", timeout);
        RunLimits.requireAtLeastOne("quorum", quorum);
        approvers = List.copyOf(approvers);
        if (approvers.isEmpty()) {
            throw new IllegalArgumentException("approvers is empty");
        }
        reminder.filter(interval -> interval.compareTo(SHORTEST_REMINDER) < 0).ifPresent(interval -> {
            throw new IllegalArgumentException(
                    "reminder must be at least %s, not %s".formatted(SHORTEST_REMINDER, interval));
        });
    }

    /** The same with another time to decide. */
    public ApprovalTerms withTimeout(Duration newTimeout) {
        return new ApprovalTerms(newTimeout, approvers, fourEyes, quorum, reminder, escalation);
    }

    /** The same for other approvers. */
    public ApprovalTerms withApprovers(List<String> newApprovers) {
        return new ApprovalTerms(timeout, newApprovers, fourEyes, quorum, reminder, escalation);
    }

    /** The same with or without four eyes. */
    public ApprovalTerms withFourEyes(boolean newFourEyes) {
        return new ApprovalTerms(timeout, approvers, newFourEyes, quorum, reminder, escalation);
    }

    /** The same with another quorum. */
    public ApprovalTerms withQuorum(int newQuorum) {
        return new ApprovalTerms(timeout, approvers, fourEyes, newQuorum, reminder, escalation);
    }

    /** The same with other reminders. */
    public ApprovalTerms withReminder(Optional<Duration> newReminder) {
        return new ApprovalTerms(timeout, approvers, fourEyes, quorum, newReminder, escalation);
    }

    /** The same with another escalation. */
    public ApprovalTerms withEscalation(Optional<Escalation> newEscalation) {
        return new ApprovalTerms(timeout, approvers, fourEyes, quorum, reminder, newEscalation);
    }

    /**
     * When and to whom a question is opened besides.
     *
     * @param after how long after it was asked; positive
     * @param roles who may decide from then on, too; at least one
     */
    public record Escalation(Duration after, List<String> roles) {

        /**
         * @throws IllegalArgumentException if the time is not positive, or there is no role
         */
        public Escalation {
            requireNonNull(after, "after is null");
            requireNonNull(roles, "roles is null");
            RunLimits.requirePositive("after", after);
            roles = List.copyOf(roles);
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("roles is empty");
            }
        }
    }
}
