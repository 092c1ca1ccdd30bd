package io.agentee.runtime.event;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.api.run.Usage;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTool;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolTurn;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What happens in a run, in its order: what its history records, and what its models stream in between. */
final class TestingRun {

    static final RunId RUN_ID = new RunId("r-1");
    static final AgentDefinition AGENT = TestingAgent.agent()
            .tools(TestingTool.of("echo", ToolEffect.READ_ONLY, (arguments, context) -> "heard"))
            .build();
    static final TokenUsage TOKENS = new TokenUsage(10, 5, 3, 2);

    private static final String EXECUTION = "e-1";

    private final List<Consumer<RunNarrator>> happenings = new ArrayList<>();
    private final List<Boolean> recorded = new ArrayList<>();
    private long clock = 1_000;

    static RunInput input(Optional<CarriedState> carried) {
        Run.Origin origin = new Run.Origin(
                "ada", Instant.ofEpochMilli(500), Optional.of("c-7"), Map.of(), "sha256:f", Optional.empty());
        return new RunInput(AGENT, "hello", Caller.ANONYMOUS, origin, List.of(), carried);
    }

    static TestingRun begun() {
        return new TestingRun().fact(new RunFact.Started(input(Optional.empty()), EXECUTION, 900));
    }

    TestingRun asked(int messageCount) {
        return fact(new RunFact.ModelAsked(turn(messageCount), ++clock));
    }

    TestingRun streams(int messageCount, int attempt, Channel channel, String text) {
        return streams(messageCount, attempt, channel, 0, text);
    }

    /** Word by word, from this place of the text on. */
    TestingRun streams(int messageCount, int attempt, Channel channel, int begin, String text) {
        int offset = begin;
        for (String word : TestingModel.words(text)) {
            piece(new AnswerPiece.Delta(producer(messageCount, attempt), channel, offset, word, ++clock));
            offset += word.length();
        }
        return this;
    }

    TestingRun piece(AnswerPiece piece) {
        recorded.add(false);
        happenings.add(narrator -> narrator.tell(piece));
        return this;
    }

    TestingRun answered(int messageCount, int attempt, Optional<String> reasoning, String text, ToolCall... calls) {
        ModelResponse response = new ModelResponse(text, List.of(calls), reasoning, Map.of(), TOKENS);
        return fact(
                new RunFact.ModelAnswered(turn(messageCount), new ModelAnswer(response, attempt, List.of()), ++clock));
    }

    TestingRun toolAnswered(int messageCount, int index, String content) {
        return fact(new RunFact.ToolAnswered(
                ToolTurn.of(RUN_ID, messageCount, index), ToolAnswer.result(content), ++clock));
    }

    TestingRun completed(String output) {
        RunOutcome outcome = new RunOutcome.Completed(output, Optional.empty(), RunOutcome.Completed.Reason.ANSWERED);
        return ended(outcome, Optional.of(new Run.Progress(1, new Usage(TOKENS, 1, 0), List.of())));
    }

    TestingRun failed(String detail) {
        return ended(new RunOutcome.Failed(RunProblem.of("model-failed", "Model failed", detail)), Optional.empty());
    }

    TestingRun ended(RunOutcome outcome, Optional<Run.Progress> progress) {
        return fact(new RunFact.Ended(outcome, progress, ++clock));
    }

    TestingRun fact(RunFact fact) {
        recorded.add(true);
        happenings.add(narrator -> narrator.tell(fact));
        return this;
    }

    /** The events as they are told live. */
    List<PositionedEvent> live() {
        return told(happenings.size());
    }

    /** The events as they are told of the history alone. */
    List<PositionedEvent> fromHistory() {
        return told(0);
    }

    /** The events when the first so many pieces were lost. */
    List<PositionedEvent> withoutFirstPieces(int lost) {
        RunNarrator narrator = new RunNarrator(RUN_ID);
        int left = lost;
        for (int i = 0; i < happenings.size(); i++) {
            if (recorded.get(i) || left-- <= 0) {
                happenings.get(i).accept(narrator);
            }
        }
        return narrator.drain();
    }

    int pieces() {
        return (int) recorded.stream().filter(fact -> !fact).count();
    }

    private List<PositionedEvent> told(int piecesUntil) {
        RunNarrator narrator = new RunNarrator(RUN_ID);
        for (int i = 0; i < happenings.size(); i++) {
            if (recorded.get(i) || i < piecesUntil) {
                happenings.get(i).accept(narrator);
            }
        }
        return narrator.drain();
    }

    static ToolCall call(String id, String tool) {
        return new ToolCall(new ToolCallId(id), tool, "{}");
    }

    static ModelAttempt producer(int messageCount, int attempt) {
        return new ModelAttempt(RUN_ID, EXECUTION, messageCount, attempt);
    }

    private static ModelTurn turn(int messageCount) {
        return new ModelTurn(RUN_ID, messageCount, true, 0);
    }
}
