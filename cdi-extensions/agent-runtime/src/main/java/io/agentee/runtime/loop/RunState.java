package io.agentee.runtime.loop;

import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.Usage;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.TranscriptPage;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a run remembers. All of it follows from recorded results, so that a replay finds the same. */
final class RunState {

    /** An answer to a query must stay far below Temporal's limit for one payload, even if nothing compresses it. */
    private static final int PAGE_BYTES = 1_000_000;

    private final Transcript transcript;
    private final Set<ToolCallId> toolCallIds = new HashSet<>();
    private Run.Progress progress;

    RunState(RunInput input) {
        List<Message> messages = input.carried().map(CarriedState::messages).orElse(List.of());
        transcript = new Transcript(input.definition(), input.caller(), messages);
        progress = input.carried().map(CarriedState::progress).orElse(new Run.Progress(0, Usage.NONE));
        messages.forEach(this::rememberToolCalls);
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
        transcript.add(new Message.User(nextMessageId(), content, now()));
    }

    void turnBegun() {
        progress = new Run.Progress(progress.iterations() + 1, progress.usage());
    }

    void modelAnswered(ModelResponse response) {
        progress = new Run.Progress(progress.iterations(), progress.usage().plusModelCall(response.usage()));
        Message.Assistant message = new Message.Assistant(
                nextMessageId(),
                response.content(),
                withUniqueIds(response.toolCalls()),
                response.reasoning(),
                response.providerState(),
                now());
        rememberToolCalls(message);
        transcript.add(message);
    }

    void toolAnswered(ToolCall call, ToolAnswer answer) {
        if (answer.executed()) {
            progress = new Run.Progress(progress.iterations(), progress.usage().plusToolCall());
        }
        transcript.add(new Message.ToolResult(
                nextMessageId(), call.id(), call.name(), answer.content(), answer.error(), now()));
    }

    // Some providers give no ids, or the same ones in every answer; within a run an id means one call.
    private List<ToolCall> withUniqueIds(List<ToolCall> calls) {
        Set<ToolCallId> taken = new HashSet<>(toolCallIds);
        List<ToolCall> unique = new ArrayList<>();
        for (ToolCall call : calls) {
            ToolCallId id = call.id();
            if (!taken.add(id)) {
                id = new ToolCallId("%s-%d-%d".formatted(id, transcript.size(), unique.size()));
                taken.add(id);
            }
            unique.add(new ToolCall(id, call.name(), call.arguments()));
        }
        return unique;
    }

    private void rememberToolCalls(Message message) {
        if (message instanceof Message.Assistant assistant) {
            assistant.toolCalls().forEach(call -> toolCallIds.add(call.id()));
        }
    }

    private MessageId nextMessageId() {
        return new MessageId("m" + (transcript.size() + 1));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
