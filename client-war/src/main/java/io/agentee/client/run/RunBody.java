package io.agentee.client.run;

import io.agentee.api.approval.ApprovalId;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.RunStatus;
import io.agentee.client.json.JsonBody;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A run, flat as the contract has it. In lists, what only the run itself can tell is left out.
 *
 * @param runId identifies it
 * @param agent its agent
 * @param status where it stands
 * @param input what the user said
 * @param output the answer, or what there is of one
 * @param structuredOutput the answer as JSON, of an agent with a response schema
 * @param conversationId the conversation that it belongs to
 * @param metadata the caller's own labels
 * @param startedBy who started it
 * @param startedAt when
 * @param finishedAt when it ended
 * @param iterations turns begun
 * @param usage what it has used
 * @param pendingApprovals what it asks humans for, itself or by its sub-runs; absent when there is nothing
 * @param parentRunId the run that began it, when it is a sub-run
 * @param subRuns the runs that it has begun; absent when there are none
 * @param fingerprint the fingerprint of the definition that it runs by
 * @param error why it has no answer
 */
@Schema(name = "Run", description = "A run as it stands; what does not apply is absent")
public record RunBody(
        @Schema(examples = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e")
        String runId,

        @Schema(examples = "support") String agent,

        @Schema(
                implementation = String.class,
                enumeration = {"running", "awaiting-approval", "completed", "failed", "cancelled", "timed-out"},
                examples = "completed")
        RunStatus status,

        @Schema(description = "What the user said; absent in lists", examples = "Refund order 42")
        Optional<String> input,

        @Schema(description = "The answer, or what there is of one; absent in lists", examples = "Done.")
        Optional<String> output,

        @Schema(description = "The answer as JSON, of an agent with a response schema")
        Optional<Object> structuredOutput,

        @Schema(examples = "c-7") Optional<String> conversationId,

        @Schema(description = "The caller's own labels", examples = "{\"tenant\": \"acme\"}")
        Map<String, String> metadata,

        @Schema(examples = "ada") String startedBy,
        Instant startedAt,
        Optional<Instant> finishedAt,

        @Schema(description = "Turns begun; absent in lists", examples = "3")
        Optional<Integer> iterations,

        @Schema(description = "What it has used; absent in lists")
        Optional<UsageBody> usage,

        @Schema(description = "The approvals that it waits for, itself or by its sub-runs; absent when there are none")
        Optional<List<String>> pendingApprovals,

        @Schema(description = "The run that began it, when it is a sub-run")
        Optional<String> parentRunId,

        @Schema(description = "The runs that it has begun, in their order; absent when there are none, and in lists")
        Optional<List<SubRunBody>> subRuns,

        @Schema(description = "The fingerprint of the definition that it runs by", examples = "sha256:1f0c")
        Optional<String> fingerprint,

        @Schema(description = "Why the run failed or timed out")
        Optional<ErrorBody> error)
        implements JsonBody {

    public static RunBody of(Run run) {
        Run.Origin origin = run.origin();
        return new RunBody(
                run.runId().value(),
                run.agent().value(),
                run.status(),
                run.input(),
                run.outcome().flatMap(RunOutcome::text),
                run.outcome().flatMap(RunBody::structuredOutput),
                origin.conversationId(),
                origin.metadata(),
                origin.startedBy(),
                origin.startedAt(),
                run.finishedAt(),
                run.progress().map(Run.Progress::iterations),
                run.progress().map(Run.Progress::usage).map(UsageBody::of),
                pendingApprovals(run),
                origin.parent().map(parent -> parent.runId().value()),
                subRuns(run),
                Optional.of(origin.fingerprint()).filter(fingerprint -> !fingerprint.isEmpty()),
                run.outcome().flatMap(RunOutcome::failure).map(ErrorBody::of));
    }

    private static Optional<List<String>> pendingApprovals(Run run) {
        return Optional.of(
                        run.pendingApprovals().stream().map(ApprovalId::value).toList())
                .filter(approvals -> !approvals.isEmpty());
    }

    private static Optional<List<SubRunBody>> subRuns(Run run) {
        return run.progress()
                .map(progress -> progress.subRuns().stream().map(SubRunBody::of).toList())
                .filter(subRuns -> !subRuns.isEmpty());
    }

    private static Optional<Object> structuredOutput(RunOutcome outcome) {
        return outcome instanceof RunOutcome.Completed completed ? completed.structuredOutput() : Optional.empty();
    }

    /**
     * Why a run has no answer.
     *
     * @param type {@code urn:agentee:problem:<slug>}
     * @param title what kind of problem
     * @param detail what happened this time
     */
    @Schema(name = "RunError", description = "Why a run has no answer, in the terms of RFC 9457")
    record ErrorBody(
            @Schema(examples = "urn:agentee:problem:model-failed")
            String type,

            @Schema(examples = "The model call failed") String title,
            String detail) {

        static ErrorBody of(RunProblem problem) {
            return new ErrorBody(problem.type(), problem.title(), problem.detail());
        }
    }
}
