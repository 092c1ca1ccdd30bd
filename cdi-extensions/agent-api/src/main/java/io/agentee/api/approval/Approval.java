package io.agentee.api.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A question of a run to a human, as it stands at one moment.
 *
 * @param approvalId identifies it
 * @param agent the agent whose run asks
 * @param subject what is asked for
 * @param origin who asks, and why
 * @param rules who may decide, and until when
 * @param claim who works on it
 * @param status where it stands
 * @param decisions what was decided, in order; several when more than one approver is needed
 */
public record Approval(
        ApprovalId approvalId,
        AgentName agent,
        Subject subject,
        Origin origin,
        Rules rules,
        Optional<Claim> claim,
        ApprovalStatus status,
        List<ApprovalDecision> decisions) {

    public Approval {
        requireNonNull(approvalId, "approvalId is null");
        requireNonNull(agent, "agent is null");
        requireNonNull(subject, "subject is null");
        requireNonNull(origin, "origin is null");
        requireNonNull(rules, "rules is null");
        requireNonNull(claim, "claim is null");
        requireNonNull(status, "status is null");
        requireNonNull(decisions, "decisions is null");
        decisions = List.copyOf(decisions);
    }

    /** The run that asks. */
    public RunId runId() {
        return approvalId.runId().orElseThrow();
    }

    /** Whether it waits for a decision. */
    public boolean pending() {
        return status == ApprovalStatus.PENDING;
    }

    /** How many different approvers have approved what is asked for now: an edit makes earlier approvals void. */
    public int approvals() {
        return (int) decisions.stream()
                .filter(decision -> decision.verdict() == ApprovalDecision.Verdict.APPROVE
                        && decision.digest().equals(subject.digest()))
                .map(ApprovalDecision::by)
                .distinct()
                .count();
    }

    /** Whether this caller may decide: an approver who, under four-eyes, is not the one who asks. */
    public boolean mayBeDecidedBy(Caller caller) {
        return rules.approvers().include(caller)
                && !(rules.fourEyes() && origin.requestedBy().equals(caller.name()));
    }

    /** The claim of somebody else that holds at this time. */
    public Optional<Claim> claimAgainst(Caller caller, Instant now) {
        return claim.filter(held -> held.until().isAfter(now) && !held.by().equals(caller.name()));
    }

    /** When it was last asked, claimed or decided, or when it expired. */
    public Instant changedAt() {
        Stream<Instant> decided = decisions.stream().map(ApprovalDecision::at);
        Stream<Instant> claimed = claim.stream().map(Claim::at);
        Stream<Instant> expired = status == ApprovalStatus.EXPIRED ? Stream.of(rules.expiresAt()) : Stream.empty();
        return Stream.of(decided, claimed, expired)
                .flatMap(times -> times)
                .max(Comparator.naturalOrder())
                .orElse(origin.requestedAt());
    }

    /** The same with another status. */
    public Approval withStatus(ApprovalStatus newStatus) {
        return new Approval(approvalId, agent, subject, origin, rules, claim, newStatus, decisions);
    }

    /** The same with one more decision. */
    public Approval withDecision(ApprovalDecision decision) {
        List<ApprovalDecision> all = new ArrayList<>(decisions);
        all.add(decision);
        return new Approval(approvalId, agent, subject, origin, rules, claim, status, all);
    }

    /** The same for another subject: with edited arguments, or without what makes it large. */
    public Approval withSubject(Subject newSubject) {
        return new Approval(approvalId, agent, newSubject, origin, rules, claim, status, decisions);
    }

    /** The same under other rules. */
    public Approval withRules(Rules newRules) {
        return new Approval(approvalId, agent, subject, origin, newRules, claim, status, decisions);
    }

    /** The same with somebody, or nobody, at work on it. */
    public Approval withClaim(Optional<Claim> newClaim) {
        return new Approval(approvalId, agent, subject, origin, rules, newClaim, status, decisions);
    }

    /**
     * What is asked for.
     *
     * @param kind a tool call, or something else
     * @param toolCallId the call within its run
     * @param tool the name of the tool
     * @param effect what repeating the call would do
     * @param arguments the arguments of the call, a JSON object
     * @param argumentsSchema the schema that arguments must match
     * @param digest {@code sha256:} and the digest of the canonical JSON of tool and arguments
     * @param abridged whether arguments and schema are left out because they are large; {@link Approvals#find} has them
     */
    public record Subject(
            ApprovalKind kind,
            ToolCallId toolCallId,
            String tool,
            ToolEffect effect,
            String arguments,
            JsonSchema argumentsSchema,
            String digest,
            boolean abridged) {

        public Subject {
            requireNonNull(kind, "kind is null");
            requireNonNull(toolCallId, "toolCallId is null");
            requireNonNull(tool, "tool is null");
            requireNonNull(effect, "effect is null");
            requireNonNull(arguments, "arguments is null");
            requireNonNull(argumentsSchema, "argumentsSchema is null");
            requireNonNull(digest, "digest is null");
        }

        /** The same with other arguments. */
        public Subject withArguments(String newArguments, String newDigest) {
            return new Subject(kind, toolCallId, tool, effect, newArguments, argumentsSchema, newDigest, abridged);
        }

        /** The same without what makes it large. */
        public Subject abridge() {
            return new Subject(kind, toolCallId, tool, effect, "{}", new JsonSchema(Map.of()), digest, true);
        }
    }

    /**
     * Who asks, and why.
     *
     * @param requestedBy the name of the caller who started the run
     * @param requestedAt when the run asked
     * @param input what the user said, or the beginning of it
     * @param reason what the model said when it asked for the call, or the beginning of it; may be empty
     */
    public record Origin(String requestedBy, Instant requestedAt, String input, String reason) {

        public Origin {
            requireNonNull(requestedBy, "requestedBy is null");
            requireNonNull(requestedAt, "requestedAt is null");
            requireNonNull(input, "input is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * Who may decide, and until when.
     *
     * @param approvers who may decide now: changes by escalation and by delegation
     * @param fourEyes whether the one who asks may not decide
     * @param quorum how many different approvers have to approve; any one may reject
     * @param expiresAt when it is too late
     */
    public record Rules(Approvers approvers, boolean fourEyes, int quorum, Instant expiresAt) {

        public Rules {
            requireNonNull(approvers, "approvers is null");
            requireNonNull(expiresAt, "expiresAt is null");
        }

        /** The same for other approvers. */
        public Rules withApprovers(Approvers newApprovers) {
            return new Rules(newApprovers, fourEyes, quorum, expiresAt);
        }
    }

    /**
     * Somebody works on it, so that nobody else does.
     *
     * @param by the name of the approver
     * @param at since when
     * @param until when the claim ends by itself
     */
    public record Claim(String by, Instant at, Instant until) {

        public Claim {
            requireNonNull(by, "by is null");
            requireNonNull(at, "at is null");
            requireNonNull(until, "until is null");
        }
    }
}
