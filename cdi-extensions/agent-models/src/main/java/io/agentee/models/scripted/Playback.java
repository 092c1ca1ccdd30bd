package io.agentee.models.scripted;

import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCall;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.model.TokenUsage;
import io.agentee.models.call.ModelThreads;
import io.agentee.models.call.PendingAnswer;
import io.agentee.models.scripted.ScriptElement.Answer;
import io.agentee.models.scripted.ScriptElement.Requested;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Plays one element to one call: waits, streams, answers. Each step runs alone, and schedules the next. */
final class Playback {

    private final ModelThreads threads;
    private final PendingAnswer answer;
    private final ModelRequest request;
    private final ScriptElement element;
    private final String text;
    private final Queue<String> reasoningLeft;
    private final Queue<String> textLeft;

    Playback(ModelThreads threads, PendingAnswer answer, ModelRequest request, ScriptElement element) {
        this.threads = threads;
        this.answer = answer;
        this.request = request;
        this.element = element;
        this.text = textOf(element.answer(), request);
        this.reasoningLeft = new ArrayDeque<>(Words.tokensOf(element.reasoning().orElse("")));
        this.textLeft = new ArrayDeque<>(Words.tokensOf(text));
    }

    void start() {
        threads.schedule(answer, this::step, element.delay());
    }

    private void step() {
        while (!answer.ended() && streamOne()) {
            boolean more = !reasoningLeft.isEmpty() || !textLeft.isEmpty();
            if (more && !element.tokenDelay().isZero()) {
                threads.schedule(answer, this::step, element.tokenDelay());
                return;
            }
        }
        finish();
    }

    private boolean streamOne() {
        String reasoning = reasoningLeft.poll();
        if (reasoning != null) {
            answer.reasoning(reasoning);
            return true;
        }
        String token = textLeft.poll();
        if (token != null) {
            answer.text(token);
            return true;
        }
        return false;
    }

    private void finish() {
        if (element.answer() instanceof Answer.Hang) {
            return;
        }
        if (element.answer() instanceof Answer.Failure failure) {
            answer.fail(toException(failure));
            return;
        }
        List<Requested> calls = element.answer() instanceof Answer.ToolCalls toolCalls ? toolCalls.calls() : List.of();
        answer.complete(new ModelResponse(text, numbered(calls), element.reasoning(), Map.of(), usage()));
    }

    private List<ToolCall> numbered(List<Requested> requested) {
        List<ToolCall> calls = new ArrayList<>(requested.size());
        for (Requested call : requested) {
            String id = "call-%d-%d".formatted(request.callNumber(), calls.size() + 1);
            calls.add(new ToolCall(new ToolCallId(id), call.name(), call.arguments()));
        }
        return calls;
    }

    private TokenUsage usage() {
        long input = request.messages().stream()
                .mapToLong(message -> Words.count(message.content()))
                .sum();
        long reasoning = Words.count(element.reasoning().orElse(""));
        return new TokenUsage(input, Words.count(text) + reasoning, 0, reasoning);
    }

    private static ModelException toException(Answer.Failure failure) {
        if (failure.status().isEmpty()) {
            return ModelException.unreachable(
                    "the scripted model broke the connection off", new IOException("scripted connection failure"));
        }
        int status = failure.status().getAsInt();
        String said = failure.message().isEmpty() ? "" : ": " + failure.message();
        return ModelException.httpError(
                "the scripted model answered %d%s".formatted(status, said), status, failure.retryAfter());
    }

    private static String textOf(Answer answer, ModelRequest request) {
        if (answer instanceof Answer.Text said) {
            return said.text();
        }
        if (answer instanceof Answer.ToolCalls calls) {
            return calls.text();
        }
        if (answer instanceof Answer.Failure failure) {
            return failure.text();
        }
        if (answer instanceof Answer.EchoLastResult) {
            return lastResult(request)
                    .orElseThrow(() -> ModelException.permanent("the script echoes a tool result, but there is none"));
        }
        return answer instanceof Answer.Hang hang ? hang.text() : "";
    }

    private static Optional<String> lastResult(ModelRequest request) {
        return request.messages().stream()
                .filter(Message.ToolResult.class::isInstance)
                .map(Message::content)
                .reduce((earlier, later) -> later);
    }
}
