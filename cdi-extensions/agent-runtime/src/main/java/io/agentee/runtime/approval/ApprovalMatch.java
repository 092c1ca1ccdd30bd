package io.agentee.runtime.approval;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Tells whether an approval is wanted.
 *
 * @param filter what is wanted
 * @param now when
 */
record ApprovalMatch(ApprovalFilter filter, Instant now) implements Predicate<Approval> {

    @Override
    public boolean test(Approval approval) {
        return holds(filter.status(), approval.status()::equals)
                && holds(filter.agent(), approval.agent()::equals)
                && holds(filter.runId(), approval.runId()::equals)
                && holds(filter.tool(), approval.subject().tool()::equals)
                && concerns(filter.people(), approval)
                && isTimely(filter.times(), approval);
    }

    private boolean concerns(ApprovalFilter.People people, Approval approval) {
        return holds(people.requestedBy(), approval.origin().requestedBy()::equals)
                && holds(people.claimedBy(), name -> isClaimedBy(name, approval))
                && holds(people.approver(), approval::mayBeDecidedBy);
    }

    private boolean isClaimedBy(String name, Approval approval) {
        return approval.claim()
                .filter(claim -> claim.by().equals(name) && claim.until().isAfter(now))
                .isPresent();
    }

    private static boolean isTimely(ApprovalFilter.Times times, Approval approval) {
        return holds(
                        times.requestedBefore(),
                        time -> !approval.origin().requestedAt().isAfter(time))
                && holds(
                        times.expiresBefore(),
                        time -> !approval.rules().expiresAt().isAfter(time))
                && holds(
                        times.changedSince(),
                        time -> endedByItself(approval) || !approval.changedAt().isBefore(time));
    }

    /** When it was cancelled, or found to have expired, only its run knows: what is asked of visibility has to do. */
    private static boolean endedByItself(Approval approval) {
        return approval.status() == ApprovalStatus.CANCELLED || approval.status() == ApprovalStatus.EXPIRED;
    }

    private static <T> boolean holds(Optional<T> wanted, Predicate<T> condition) {
        return wanted.map(condition::test).orElse(true);
    }
}
