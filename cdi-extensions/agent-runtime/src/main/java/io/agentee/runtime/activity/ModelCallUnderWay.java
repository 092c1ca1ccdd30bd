package io.agentee.runtime.activity;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.model.ChatModel;
import io.agentee.api.model.ModelCall;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.model.ModelResponse;
import io.agentee.api.transport.AnswerWriter;
import io.agentee.api.transport.ModelAttempt;
import io.agentee.runtime.json.StructuredOutput;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.transcript.Transcript;
import io.agentee.runtime.transport.HeartbeatWriter;
import io.agentee.runtime.turn.CallFailure;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.PayloadLimit;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A call of a model. Holds no thread while the model thinks. */
final class ModelCallUnderWay extends CallUnderWay {

    private final ModelTurn turn;
    private final int attempt;
    private final AnswerWriter writer;
    private final StreamedAnswer streamed;
    private @Nullable ModelCall call;
    private @Nullable Reason aborted;

    ModelCallUnderWay(CallSite site, ActivityExecutionContext context, ModelTurn turn) {
        super(site, context);
        this.turn = turn;
        this.attempt = turn.earlierAttempts() + activity.getAttempt();
        ModelAttempt producer = new ModelAttempt(
                turn.runId(), String.valueOf(activity.getWorkflowRunId()), turn.messageCount(), attempt);
        this.writer = site.events().writer(producer);
        this.streamed = new StreamedAnswer(producer, writer);
    }

    @Override
    void run() {
        Transcript transcript;
        try {
            transcript = site.transcripts().read(activity, turn.messageCount());
        } catch (RuntimeException | Error e) {
            // The model was not called. Scheduling the call again takes no attempt, and makes a worker read the run
            // anew whose copy of it is stale, as after an outage of Temporal.
            ActivityLog.LOG.notPrepared(e, activity.getWorkflowId());
            handOver();
            bodyOver();
            return;
        }
        try {
            AgentDefinition definition = transcript.definition();
            ChatModel model = site.models()
                    .find(definition.model())
                    .orElseThrow(() ->
                            ModelException.permanent("this worker has no model '%s'".formatted(definition.model())));
            started(model.call(request(transcript), streamed), definition);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    @Override
    synchronized boolean begun() {
        return call != null;
    }

    @Override
    boolean hasNews() {
        return writer instanceof HeartbeatWriter heartbeats && heartbeats.hasNews();
    }

    @Override
    Optional<Object> heartbeatDetails() {
        return writer instanceof HeartbeatWriter heartbeats
                ? heartbeats.next().map(Object.class::cast)
                : Optional.empty();
    }

    @Override
    void abort(Reason reason) {
        ModelCall running;
        synchronized (this) {
            aborted = reason;
            running = call;
        }
        giveUp(reason);
        streamed.abandon();
        bodyOver();
        if (running != null) {
            cancel(running);
        }
    }

    private void cancel(ModelCall unwanted) {
        try {
            unwanted.cancel();
        } catch (RuntimeException e) {
            ActivityLog.LOG.modelNotCancelled(e, activity.getWorkflowId());
        }
    }

    private ModelRequest request(Transcript transcript) {
        AgentDefinition definition = transcript.definition();
        return new ModelRequest(
                definition.systemPrompt(),
                transcript.first(turn.messageCount()),
                turn.withTools() ? definition.tools() : List.of(),
                definition.responseSchema(),
                activity.getAttempt());
    }

    private void started(ModelCall started, AgentDefinition definition) {
        boolean unwanted;
        synchronized (this) {
            call = started;
            unwanted = aborted != null;
        }
        if (unwanted) {
            cancel(started);
        }
        started.response().whenComplete((response, failure) -> onExecutor(() -> ended(response, failure, definition)));
    }

    private void ended(@Nullable ModelResponse response, @Nullable Throwable failure, AgentDefinition definition) {
        try {
            if (response == null) {
                failed(failure == null ? new IllegalStateException("the model gave no answer") : failure);
                return;
            }
            answered(response, definition);
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    private void answered(ModelResponse response, AgentDefinition definition) {
        if (PayloadLimit.tooLarge(response)) {
            throw ModelException.permanent(
                    "the model's answer is larger than %d bytes".formatted(PayloadLimit.MAX_BYTES));
        }
        boolean isFinal = response.toolCalls().isEmpty() || !turn.withTools();
        List<String> violations = definition
                .responseSchema()
                .filter(schema -> isFinal)
                .map(schema -> StructuredOutput.violations(schema, response.content()))
                .orElse(List.of());
        ModelAnswer answer =
                new ModelAnswer(turn.withTools() ? response : withoutToolCalls(response), attempt, violations);
        CompletableFuture<Void> flushed = streamed.complete().toCompletableFuture();
        if (flushed.isDone()) {
            deliver(answer);
        } else {
            TemporalCalls.whenOver(flushed, () -> onExecutor(() -> deliver(answer)));
        }
    }

    private void deliver(ModelAnswer answer) {
        complete(answer);
        bodyOver();
    }

    private static ModelResponse withoutToolCalls(ModelResponse response) {
        return new ModelResponse(
                response.content(), List.of(), response.reasoning(), response.providerState(), response.usage());
    }

    private void failed(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        streamed.abandon();
        fail(asFailure(cause));
        bodyOver();
    }

    private static ApplicationFailure asFailure(Throwable cause) {
        Optional<ModelException> known = cause instanceof ModelException model ? Optional.of(model) : Optional.empty();
        ApplicationFailure.Builder failure = ApplicationFailure.newBuilder()
                .setMessage(FailureText.of(cause))
                .setType(CallFailure.MODEL)
                .setNonRetryable(!known.map(ModelException::retryable).orElse(true));
        known.flatMap(ModelException::retryAfter).ifPresent(failure::setNextRetryDelay);
        return failure.build();
    }
}
