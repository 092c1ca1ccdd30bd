package io.agentee.runtime.decision;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalDecision.Verdict;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.grant.GrantRequest;
import io.agentee.api.run.Caller;
import io.agentee.api.tool.ToolArgumentException;
import io.agentee.runtime.json.SchemaValidation;
import io.agentee.runtime.json.ToolArguments;
import io.agentee.runtime.turn.ApprovedCall;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.ApprovalFailure;
import io.agentee.runtime.workflow.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What may be done about an approval, and what becomes of it. Knows nothing of Temporal. */
public final class DecisionRules {

    /** How long a claim holds. */
    public static final Duration CLAIM = Duration.ofMinutes(30);

    private DecisionRules() {}

    /** Why this must not be done; empty if it may. */
    public static Optional<Refusal> refusal(Approval approval, ApprovalCommand command, Instant now) {
        return notAllowed(approval, command)
                .or(() -> Refusal.ended(approval))
                .or(() -> late(approval, now))
                .or(() -> claimed(approval, command.by(), now))
                .or(() -> wrong(approval, command));
    }

    /** The approval after it. What {@link #refusal} does not refuse can be applied. */
    public static Approval applied(Approval approval, ApprovalCommand command, Instant now) {
        if (command instanceof ApprovalCommand.Decide decide) {
            return decided(approval, decide.by(), decide.decision(), now);
        }
        if (command instanceof ApprovalCommand.Claim claim) {
            return approval.withClaim(Optional.of(new Approval.Claim(claim.by().name(), now, now.plus(CLAIM))));
        }
        if (command instanceof ApprovalCommand.Delegate delegate) {
            return approval.withRules(approval.rules().withApprovers(delegate.to()))
                    .withClaim(Optional.empty());
        }
        return approval.withClaim(Optional.empty());
    }

    /** What may be executed now: that which the last decision was about, by whomever it was edited. */
    public static ApprovedCall approved(Approval approval) {
        String digest =
                approval.decisions().get(approval.decisions().size() - 1).digest();
        Optional<String> edited = approval.decisions().stream()
                .filter(decision -> decision.digest().equals(digest))
                .flatMap(decision -> decision.arguments().stream())
                .findFirst();
        return new ApprovedCall(digest, edited);
    }

    private static Optional<Refusal> notAllowed(Approval approval, ApprovalCommand command) {
        Caller by = command.by();
        if (!approval.rules().approvers().include(by)) {
            return Optional.of(Refusal.of(
                    ApprovalFailure.NOT_ALLOWED,
                    "'%s' may not decide on this approval. %s"
                            .formatted(by.name(), described(approval.rules().approvers()))));
        }
        if (!approval.mayBeDecidedBy(by)) {
            return Optional.of(Refusal.of(
                    ApprovalFailure.NOT_ALLOWED,
                    "'%s' started the run, and somebody else has to decide.".formatted(by.name())));
        }
        boolean releases = command instanceof ApprovalCommand.Release;
        boolean own =
                approval.claim().filter(claim -> claim.by().equals(by.name())).isPresent();
        if (releases && approval.pending() && !own && !by.hasRole(Approvers.ADMIN_ROLE)) {
            return Optional.of(Refusal.of(
                    ApprovalFailure.NOT_ALLOWED, "'%s' has not claimed this approval.".formatted(by.name())));
        }
        return Optional.empty();
    }

    private static String described(Approvers approvers) {
        String roles = "whoever has one of the roles: " + String.join(", ", approvers.roles());
        String names = String.join(", ", approvers.names());
        if (approvers.names().isEmpty()) {
            return "May decide: %s.".formatted(roles);
        }
        return approvers.roles().isEmpty()
                ? "May decide: %s.".formatted(names)
                : "May decide: %s; and %s.".formatted(names, roles);
    }

    private static Optional<Refusal> late(Approval approval, Instant now) {
        return now.isBefore(approval.rules().expiresAt()) ? Optional.empty() : Optional.of(Refusal.expired(approval));
    }

    private static Optional<Refusal> claimed(Approval approval, Caller by, Instant now) {
        return approval.claimAgainst(by, now)
                .filter(claim -> !by.hasRole(Approvers.ADMIN_ROLE))
                .map(claim -> Refusal.of(
                        ApprovalFailure.CLAIMED,
                        "'%s' works on this approval, until %s at the latest.".formatted(claim.by(), claim.until())));
    }

    private static Optional<Refusal> wrong(Approval approval, ApprovalCommand command) {
        if (command instanceof ApprovalCommand.Decide decide) {
            return wrongDecision(approval, decide.by(), decide.decision());
        }
        return command instanceof ApprovalCommand.Delegate delegate
                ? wrongDelegation(approval, delegate.to())
                : Optional.empty();
    }

    private static Optional<Refusal> wrongDecision(Approval approval, Caller by, DecisionRequest decision) {
        String pending = approval.subject().digest();
        if (decision.digest().filter(seen -> !seen.equals(pending)).isPresent()) {
            return Optional.of(Refusal.of(
                    ApprovalFailure.DIGEST_MISMATCH,
                    "What is pending has the digest %s; look at it once more.".formatted(pending)));
        }
        Optional<ApprovalDecision> before = approval.decisions().stream()
                .filter(taken -> taken.by().equals(by.name()) && taken.digest().equals(pending))
                .findFirst();
        if (before.isPresent()) {
            return before.map(taken -> Refusal.of(
                    ApprovalFailure.ALREADY_DECIDED,
                    "'%s' approved at %s; other approvers have to decide, too.".formatted(taken.by(), taken.at())));
        }
        return wrongArguments(approval, decision)
                .or(() -> decision.remember().flatMap(remember -> wrongGrant(approval, remember)));
    }

    private static Optional<Refusal> wrongArguments(Approval approval, DecisionRequest decision) {
        try {
            return decision.arguments()
                    .map(edited -> ToolArguments.violations(approval.subject().argumentsSchema(), edited))
                    .filter(wrong -> !wrong.isEmpty())
                    .map(Refusal::invalid);
        } catch (ToolArgumentException invalid) {
            return Optional.of(Refusal.invalid(List.of(String.valueOf(invalid.getMessage()))));
        }
    }

    private static Optional<Refusal> wrongGrant(Approval approval, GrantRequest remember) {
        if (approval.rules().quorum() > 1) {
            return Optional.of(
                    Refusal.invalid(List.of("What several approvers have to decide on cannot be remembered.")));
        }
        List<String> problems =
                remember.limits().map(SchemaValidation::problems).orElse(List.of());
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Refusal.invalid(problems.stream()
                        .map(problem -> "The limits are not a JSON Schema: " + problem)
                        .toList()));
    }

    private static Optional<Refusal> wrongDelegation(Approval approval, Approvers to) {
        if (to.roles().isEmpty() && to.names().isEmpty()) {
            return Optional.of(Refusal.invalid(List.of("Name at least one role or person to hand it to.")));
        }
        boolean onlyToRequester = to.roles().isEmpty()
                && to.names().equals(List.of(approval.origin().requestedBy()));
        return approval.rules().fourEyes() && onlyToRequester
                ? Optional.of(Refusal.invalid(List.of("Whoever started the run may not decide, so hand it to others.")))
                : Optional.empty();
    }

    private static Approval decided(Approval approval, Caller by, DecisionRequest request, Instant now) {
        Approval.Subject asked = approval.subject();
        String arguments = request.arguments().orElse(asked.arguments());
        String digest =
                request.arguments().isPresent() ? ToolArguments.digest(asked.tool(), arguments) : asked.digest();
        ApprovalDecision decision =
                new ApprovalDecision(by.name(), now, request.verdict(), request.comment(), request.arguments(), digest);
        Approval after = approval.withDecision(decision).withClaim(Optional.empty());
        if (request.verdict() == Verdict.REJECT) {
            return after.withStatus(ApprovalStatus.REJECTED);
        }
        Approval proposed = after.withSubject(asked.withArguments(arguments, digest));
        return proposed.approvals() >= approval.rules().quorum() ? after.withStatus(ApprovalStatus.APPROVED) : proposed;
    }
}
