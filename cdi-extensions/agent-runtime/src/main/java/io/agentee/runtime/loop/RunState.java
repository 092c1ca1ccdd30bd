package io.agentee.runtime.loop;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.api.run.SubRun;
import io.agentee.api.run.Usage;
import io.agentee.runtime.decision.ApprovalDesk;
import io.agentee.runtime.subrun.SubRunEnd;
import io.agentee.runtime.transcript.MessageIds;
import io.agentee.runtime.transcript.ToolCallIds;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.workflow.CarriedApprovals;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a run remembers. All of it follows from recorded results, so that a replay finds the same. */
final class RunState {

    /** An answer to a query must stay far below Temporal's limit for one payload, even if nothing compresses it. */
    private static final int PAGE_BYTES = 1_000_000;

    private final Transcript transcript;
    private final ToolCallIds toolCallIds = new ToolCallIds();
    private final ApprovalDesk desk;
    private final String firstInput;
    private Run.Progress progress;

    RunState(RunInput input) {
        List<Message> messages = input.carried().map(CarriedState::messages).orElse(List.of());
        transcript = new Transcript(input.definition(), input.caller(), messages);
        progress = input.carried().map(CarriedState::progress).orElse(Run.Progress.NONE);
        messages.forEach(toolCallIds::remember);
        desk = new ApprovalDesk(
                runId(),
                input.definition(),
                input.caller(),
                input.carried().map(CarriedState::approvals).orElse(CarriedApprovals.NONE));
        firstInput = input.input();
    }

    void begin(String input) {
        if (transcript.size() == 0) {
            userSays(input);
        }
    }

    RunId runId() {
        return new RunId(Workflow.getInfo().getWorkflowId());
    }

    Transcript transcript() {
        return transcript;
    }

    /** Where the run asks humans. */
    ApprovalDesk desk() {
        return desk;
    }

    /** What the run was started with. */
    String firstInput() {
        return firstInput;
    }

    Run.Progress progress() {
        return progress;
    }

    TranscriptPage page(int from) {
        Optional<TranscriptPage.Head> head = from > 0
                ? Optional.empty()
                : Optional.of(new TranscriptPage.Head(transcript.definition(), transcript.caller()));
        return new TranscriptPage(head, transcript.page(from, PAGE_BYTES), transcript.size());
    }

    /** The message that the model answered last; the transcript ends with it. */
    Message.Assistant lastAnswer() {
        return (Message.Assistant) transcript.last();
    }

    /** What the model said last, if it said anything. */
    Optional<String> lastText() {
        return transcript.lastText();
    }

    void userSays(String content) {
        transcript.add(new Message.User(MessageIds.next(transcript.size()), content, now()));
    }

    void turnBegun() {
        progress = new Run.Progress(progress.iterations() + 1, progress.usage(), progress.subRuns());
    }

    void modelAnswered(ModelAnswer answer) {
        ModelResponse response = answer.response();
        progress = progress.withUsage(progress.usage().plusModelCall(response.usage()));
        transcript.add(new Message.Assistant(
                MessageIds.answer(transcript.size(), answer.attempt()),
                response.content(),
                toolCallIds.unique(response.toolCalls(), transcript.size()),
                response.reasoning(),
                response.providerState(),
                now()));
    }

    void toolAnswered(ToolCall call, ToolAnswer answer) {
        if (answer.executed()) {
            progress = progress.withUsage(progress.usage().plusToolCall());
        }
        transcript.add(new Message.ToolResult(
                MessageIds.next(transcript.size()), call.id(), call.name(), answer.content(), answer.error(), now()));
    }

    /** A sub-run was begun. */
    void subRunBegan(SubRun subRun) {
        List<SubRun> subRuns = new ArrayList<>(progress.subRuns());
        subRuns.add(subRun);
        progress = progress.withSubRuns(subRuns);
    }

    /** A sub-run stands otherwise than before. */
    void subRunStands(RunId subRun, RunStatus status) {
        progress = progress.withSubRuns(progress.subRuns().stream()
                .map(known -> known.runId().equals(subRun) ? known.withStatus(status) : known)
                .toList());
    }

    /** A sub-run is over. */
    void subRunEnded(RunId subRun, SubRunEnd end) {
        subRunStands(subRun, end.status());
        Usage used = end.progress().map(Run.Progress::usage).orElse(Usage.NONE);
        progress = progress.withUsage(progress.usage().plus(used));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
