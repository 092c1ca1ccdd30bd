package io.agentee.runtime.client;

import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunOutcome.Completed.Reason;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.ApprovalCommand;
import io.agentee.runtime.workflow.AuditPage;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.Refusal;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunResult;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SubRunReport;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A run that does what its input says, without model or tools. */
public final class TestingAgentRun implements AgentRunWorkflow {

    static final Run.Progress PROGRESS = new Run.Progress(2, new Usage(new TokenUsage(10, 5, 0, 0), 2, 1), List.of());

    private static final int MESSAGES = 5;
    private static final int PAGE = 2;

    private final RunInput input;
    private final Optional<TestingQuestion> question;

    @WorkflowInit
    public TestingAgentRun(RunInput input) {
        this.input = input;
        this.question = input.input().startsWith("ask")
                ? Optional.of(new TestingQuestion(input.input().equals("ask at length")))
                : Optional.empty();
    }

    @Override
    public RunResult run(RunInput given) {
        return switch (given.input()) {
            case "fail" -> throw failure(new RunOutcome.Failed(RunProblem.of("model-failed", "Model failed", "401")));
            case "time out" -> throw timedOut();
            case "crash" -> throw ApplicationFailure.newNonRetryableFailure("stack trace and secret", "Crash");
            case "wait" -> waitForCancellation();
            case "sleep" -> sleep();
            case "ask", "ask at length" -> answer(question.orElseThrow().await().wireName());
            case "continue" -> continueAsNew(given);
            default -> answer("You said: " + given.input());
        };
    }

    @Override
    public void subRunReports(SubRunReport report) {}

    private static RunResult answer(String output) {
        return new RunResult(new RunOutcome.Completed(output, Optional.empty(), Reason.ANSWERED), PROGRESS);
    }

    private static RuntimeException timedOut() {
        Workflow.upsertTypedSearchAttributes(RunSearchAttributes.STATE.valueSet(RunSearchAttributes.TIMED_OUT));
        RunProblem problem = RunProblem.of("timed-out", "Run timed out", "PT1S is over.");
        return failure(new RunOutcome.TimedOut(Optional.of("so far"), problem));
    }

    private static RuntimeException failure(RunOutcome outcome) {
        return ApplicationFailure.newNonRetryableFailure("ended", "problem", new RunResult(outcome, PROGRESS));
    }

    private static RunResult sleep() {
        Workflow.sleep(Duration.ofSeconds(3));
        return answer("slept");
    }

    private static RunResult waitForCancellation() {
        try {
            Workflow.await(() -> false);
        } catch (CanceledFailure cancelled) {
            CancellationScope scope = Workflow.newDetachedCancellationScope(
                    () -> Workflow.upsertMemo(Map.of(RunMemo.PROGRESS, PROGRESS)));
            scope.run();
            throw cancelled;
        }
        return answer("unreachable");
    }

    private static RunResult continueAsNew(RunInput given) {
        if (given.carried().isPresent()) {
            Workflow.sleep(Duration.ofSeconds(1));
            return answer("continued");
        }
        Workflow.sleep(Duration.ofSeconds(1));
        CarriedState state = new CarriedState(List.of(), PROGRESS, Duration.ofMinutes(1), CarriedApprovals.NONE);
        ContinueAsNewOptions options =
                ContinueAsNewOptions.newBuilder().setMemo(memo()).build();
        Workflow.newContinueAsNewStub(AgentRunWorkflow.class, options)
                .run(new RunInput(
                        given.definition(),
                        given.input(),
                        given.caller(),
                        given.origin(),
                        given.subAgents(),
                        Optional.of(state)));
        return answer("unreachable");
    }

    private static Map<String, Object> memo() {
        return Map.of(
                RunMemo.ORIGIN, requireNonNull(Workflow.getMemo(RunMemo.ORIGIN, Run.Origin.class), "origin is null"),
                RunMemo.AGENT, requireNonNull(Workflow.getMemo(RunMemo.AGENT, String.class), "agent is null"));
    }

    @Override
    public Run.Progress progress() {
        return PROGRESS;
    }

    @Override
    public TranscriptPage transcript(int from) {
        List<Message> messages = IntStream.range(from, Math.min(from + PAGE, MESSAGES))
                .mapToObj(index -> (Message) new Message.User(
                        new MessageId("m" + index), input.input() + " " + index, Instant.ofEpochSecond(index)))
                .toList();
        return new TranscriptPage(Optional.empty(), messages, MESSAGES);
    }

    @Override
    public Optional<Approval> approval(ApprovalId approvalId) {
        return question.flatMap(asked -> asked.find(approvalId));
    }

    @Override
    public AuditPage audit(int from) {
        return question.map(asked -> asked.audit(from)).orElseGet(() -> new AuditPage(List.of(), 0, ""));
    }

    @Override
    public Approval command(ApprovalCommand command) {
        return question.orElseThrow().carryOut(command);
    }

    @Override
    public void validateCommand(ApprovalCommand command) {
        if (question.isEmpty()) {
            throw Refusal.unknown(command.approvalId()).asRejection();
        }
        question.orElseThrow().validate(command);
    }
}
