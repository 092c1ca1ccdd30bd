package io.agentee.runtime.loop;

import io.agentee.api.agent.CallPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.turn.AgentActivities;
import io.agentee.runtime.turn.FailedCall;
import io.agentee.runtime.turn.ModelAnswer;
import io.agentee.runtime.turn.ModelTurn;
import io.agentee.runtime.turn.ReviewTurn;
import io.agentee.runtime.turn.ToolAnswer;
import io.agentee.runtime.turn.ToolReview;
import io.agentee.runtime.turn.ToolTurn;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The activities with the run's limits. Calls that a stopping worker gives back are scheduled once more. */
final class ActivityCalls {

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);

    private final AgentActivities model;
    private final AgentActivities repeatable;
    private final AgentActivities once;
    private final ActiveTime time;

    /**
     * @param time what the calls end with
     */
    ActivityCalls(RunLimits limits, ActiveTime time) {
        this.time = time;
        CallPolicy toolCall = limits.toolCall();
        model = stub(limits.modelCall(), limits);
        repeatable = stub(toolCall, limits);
        once = stub(new CallPolicy(toolCall.timeout(), 1, toolCall.backoff()), limits);
    }

    ModelAnswer callModel(ModelTurn asked) {
        ModelTurn turn = asked;
        for (int handOvers = 0; ; handOvers++) {
            try {
                return model.callModel(turn);
            } catch (ActivityFailure failure) {
                Throwable cause = failure.getCause();
                if (!FailedCall.handedOver(cause)) {
                    throw RunProblems.modelFailed(FailedCall.reason(cause));
                }
                turn = FailedCall.begun(cause) ? turn.handedOver(FailedCall.attempt(cause)) : turn;
                waitBefore(handOvers).get();
            }
        }
    }

    /** What a review comes to; a human is asked if nobody can say. */
    Promise<ToolReview> reviewToolCall(ReviewTurn turn) {
        return reviewToolCall(turn, 0);
    }

    private Promise<ToolReview> reviewToolCall(ReviewTurn turn, int handOvers) {
        return time.begin(() -> Async.function(repeatable::reviewToolCall, turn))
                .handle((review, failure) -> {
                    if (failure == null) {
                        return Workflow.newPromise(review);
                    }
                    if (failure instanceof ActivityFailure && FailedCall.handedOver(failure.getCause())) {
                        return waitBefore(handOvers).thenCompose(nothing -> reviewToolCall(turn, handOvers + 1));
                    }
                    return failure instanceof ActivityFailure && !(failure.getCause() instanceof CanceledFailure)
                            ? Workflow.newPromise(ToolReview.ask(
                                    "The call could not be reviewed: " + FailedCall.reason(failure.getCause())))
                            : Workflow.<ToolReview>newFailedPromise(failure);
                })
                .thenCompose(promise -> promise);
    }

    /** The answer, or an {@link ActivityFailure} that is not about a stopping worker. */
    Promise<ToolAnswer> callTool(ToolTurn turn, ToolEffect effect) {
        return callTool(turn, effect, 0);
    }

    private Promise<ToolAnswer> callTool(ToolTurn turn, ToolEffect effect, int handOvers) {
        AgentActivities activities = effect == ToolEffect.ONCE ? once : repeatable;
        return time.begin(() -> Async.function(activities::callTool, turn))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return Workflow.newPromise(answer);
                    }
                    if (failure instanceof ActivityFailure && FailedCall.handedOver(failure.getCause())) {
                        ToolTurn next = FailedCall.begun(failure.getCause()) ? turn.handedOver() : turn;
                        return waitBefore(handOvers).thenCompose(nothing -> callTool(next, effect, handOvers + 1));
                    }
                    return Workflow.<ToolAnswer>newFailedPromise(failure);
                })
                .thenCompose(promise -> promise);
    }

    // The first time another worker takes it at once; when all are stopping there is no hurry.
    private static Promise<Void> waitBefore(int handOvers) {
        if (handOvers == 0) {
            return Workflow.newPromise((Void) null);
        }
        return Workflow.newTimer(Duration.ofSeconds(Math.min(1L << Math.min(handOvers, 10), 30)));
    }

    private static AgentActivities stub(CallPolicy policy, RunLimits limits) {
        Duration longest = policy.backoff().compareTo(LONGEST_BACKOFF) > 0 ? policy.backoff() : LONGEST_BACKOFF;
        return Workflow.newActivityStub(
                AgentActivities.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(policy.timeout())
                        .setHeartbeatTimeout(limits.heartbeatTimeout())
                        // A cancelled run ends at once; its calls learn of it by their heartbeats.
                        .setCancellationType(ActivityCancellationType.TRY_CANCEL)
                        .setRetryOptions(RetryOptions.newBuilder()
                                .setInitialInterval(policy.backoff())
                                .setBackoffCoefficient(2)
                                .setMaximumInterval(longest)
                                .setMaximumAttempts(policy.maxAttempts())
                                .build())
                        .build());
    }
}
