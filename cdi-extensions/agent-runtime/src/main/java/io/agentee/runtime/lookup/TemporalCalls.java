package io.agentee.runtime.lookup;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import com.google.common.util.concurrent.FutureCallback;
import com.google.common.util.concurrent.Futures;
import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.MoreExecutors;
import com.google.protobuf.Timestamp;
import io.agentee.api.run.AgentClientException.TemporalUnavailable;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.errordetails.v1.NamespaceNotFoundFailure;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceFutureStub;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.StatusUtils;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Calls of Temporal that hold no thread while they are under way.
 *
 * <p>Why not {@link WorkflowClient}: it starts, describes and lists on the caller's thread, and keeps that for as long as
 * an unreachable server lets it. Hundreds of callers would need hundreds of threads just when things go wrong. The stubs
 * underneath it offer futures, with the same channel, credentials and metrics.
 */
public final class TemporalCalls {

    private static final Set<Status.Code> FINAL = EnumSet.of(
            Status.Code.NOT_FOUND,
            Status.Code.ALREADY_EXISTS,
            Status.Code.INVALID_ARGUMENT,
            Status.Code.FAILED_PRECONDITION,
            Status.Code.OUT_OF_RANGE,
            Status.Code.UNIMPLEMENTED);

    /** Callers are told within five seconds; one is left for the way there and back. */
    private static final long PROMPT_MILLIS = 4000;

    /** What a server that is slow, and not away, gets on top: under a burst of starts it answers all of them, but late. */
    private static final long PATIENCE_MILLIS = 25_000;

    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final WorkflowClient client;
    private final WorkflowServiceStubs stubs;
    private final ScheduledExecutorService timer;
    private final Executor executor;
    private volatile boolean reached;
    private volatile long answeredAtNanos = System.nanoTime() - MILLISECONDS.toNanos(PROMPT_MILLIS);

    public TemporalCalls(WorkflowClient client, ScheduledExecutorService timer, Executor executor) {
        this.client = client;
        this.stubs = client.getWorkflowServiceStubs();
        this.timer = timer;
        this.executor = executor;
    }

    public WorkflowClient client() {
        return client;
    }

    public String namespace() {
        return client.getOptions().getNamespace();
    }

    /** The deadline of what is to be answered at once, all its calls together. */
    public static Deadline promptly() {
        return Deadline.after(PROMPT_MILLIS, MILLISECONDS);
    }

    public static Instant instant(Timestamp timestamp) {
        return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
    }

    /** No call can succeed any more. */
    public boolean closed() {
        return stubs.isShutdown();
    }

    /**
     * Makes a call, again and again until it is answered or the deadline is over; and a while longer, as long as Temporal
     * answers other calls.
     *
     * @return fails with {@link StatusRuntimeException} when Temporal refuses the call for good, and with
     *     {@link TemporalUnavailable} when it does not answer in time
     */
    public <T> CompletableFuture<T> call(
            Deadline deadline, Function<WorkflowServiceFutureStub, ListenableFuture<T>> method) {
        return attempt(deadline, method, FIRST_PAUSE_MILLIS);
    }

    private <T> CompletableFuture<T> attempt(
            Deadline deadline, Function<WorkflowServiceFutureStub, ListenableFuture<T>> method, long pause) {
        return once(stub -> method.apply(stub.withDeadline(extended(deadline))))
                .exceptionallyCompose(failure -> isFinal(failure) || isPast(deadline, pause)
                        ? CompletableFuture.failedFuture(lasting(failure))
                        : after(pause)
                                .thenCompose(elapsed ->
                                        attempt(deadline, method, Math.min(pause * 2, LONGEST_PAUSE_MILLIS))));
    }

    /** Makes a call once; fails with {@link StatusRuntimeException}. Cancelling the future aborts the call. */
    public <T> CompletableFuture<T> once(Function<WorkflowServiceFutureStub, ListenableFuture<T>> method) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (reached) {
            send(method, result);
        } else {
            // The first call of a channel asks for the server's capabilities on the thread that makes it, and waits.
            run(() -> send(method, result), result);
        }
        return result;
    }

    private <T> void send(
            Function<WorkflowServiceFutureStub, ListenableFuture<T>> method, CompletableFuture<T> result) {
        try {
            ListenableFuture<T> call = method.apply(stubs.futureStub());
            whenOver(result, () -> call.cancel(true));
            Futures.addCallback(call, new Completion<>(result), MoreExecutors.directExecutor());
        } catch (RuntimeException refused) {
            result.completeExceptionally(refused);
        }
    }

    /** Does something when a future is over, in whatever way. */
    public static void whenOver(CompletionStage<?> future, Runnable action) {
        future.whenComplete((value, failure) -> action.run());
    }

    /** Completes after a pause. */
    public CompletableFuture<Void> after(long millis) {
        CompletableFuture<Void> elapsed = new CompletableFuture<>();
        try {
            Future<?> unused = timer.schedule(() -> elapsed.complete(null), millis, MILLISECONDS);
        } catch (RejectedExecutionException stopped) {
            elapsed.completeExceptionally(new TemporalUnavailable(stopped));
        }
        return elapsed;
    }

    /** What callers get: completed on a thread of the application, with the failure itself. */
    public <T> CompletableFuture<T> handOver(CompletableFuture<T> internal) {
        CompletableFuture<T> result = new CompletableFuture<>();
        CompletionStage<T> answer = internal;
        answer.whenComplete((value, failure) -> {
            if (failure == null) {
                run(() -> result.complete(value), result);
            } else {
                run(() -> result.completeExceptionally(unwrap(failure)), result);
            }
        });
        return result;
    }

    private void run(Runnable action, CompletableFuture<?> result) {
        try {
            executor.execute(action);
        } catch (RejectedExecutionException stopped) {
            result.completeExceptionally(new TemporalUnavailable(stopped));
        }
    }

    private boolean isPast(Deadline deadline, long pause) {
        return closed()
                || extended(deadline).timeRemaining(MILLISECONDS) <= pause
                || deadline.timeRemaining(MILLISECONDS) < -PATIENCE_MILLIS;
    }

    /** The deadline, or the time at which a server that has answered somebody since then counts as away. */
    private Deadline extended(Deadline deadline) {
        long silentNanos = System.nanoTime() - answeredAtNanos;
        Deadline silence = Deadline.after(MILLISECONDS.toNanos(PROMPT_MILLIS) - silentNanos, NANOSECONDS);
        return deadline.isExpired() && deadline.isBefore(silence) ? silence : deadline;
    }

    /** Whether Temporal has answered, so that asking again gives the same answer. */
    private static boolean isFinal(Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof StatusRuntimeException status) {
            return FINAL.contains(status.getStatus().getCode()) && !isNamespaceMissing(status);
        }
        return true;
    }

    /** Whether the same call may succeed a moment later. */
    public static boolean isTemporary(Throwable failure) {
        return !isFinal(failure);
    }

    /** A failure as callers are told of it. */
    public static RuntimeException lasting(Throwable failure) {
        return isTemporary(failure) ? new TemporalUnavailable(unwrap(failure)) : rethrown(unwrap(failure));
    }

    /** What to throw for the failure of a future. */
    public static RuntimeException rethrown(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known ? known : new CompletionException(cause);
    }

    /** Waits for what is to be answered at once. */
    public static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            throw rethrown(unwrap(failed));
        }
    }

    /** A server that has just been started knows its namespaces a moment later. */
    private static boolean isNamespaceMissing(StatusRuntimeException status) {
        return StatusUtils.hasFailure(status, NamespaceNotFoundFailure.class);
    }

    /** Whether a call failed with this code. */
    public static boolean is(Status.Code code, Throwable failure) {
        return unwrap(failure) instanceof StatusRuntimeException status
                && status.getStatus().getCode() == code
                && !isNamespaceMissing(status);
    }

    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? unwrap(cause) : failure;
    }

    private final class Completion<T> implements FutureCallback<T> {

        private final CompletableFuture<T> result;

        Completion(CompletableFuture<T> result) {
            this.result = result;
        }

        @Override
        public void onSuccess(@Nullable T answer) {
            reached = true;
            answeredAtNanos = System.nanoTime();
            result.complete(requireNonNull(answer, "answer is null"));
        }

        @Override
        public void onFailure(Throwable failure) {
            if (failure instanceof StatusRuntimeException && isFinal(failure)) {
                answeredAtNanos = System.nanoTime();
            }
            result.completeExceptionally(failure);
        }
    }
}
