package io.agentee.runtime.loop;

import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The time that a run may be active, over all its continuations. It stands still while the run does nothing but wait for
 * humans. One timer; nothing waits for it.
 */
final class ActiveTime {

    private Duration left;
    private long since;
    private Optional<CancellationScope> limited = Optional.empty();
    private Optional<CancellationScope> timer = Optional.empty();
    private int working;
    private int waiting;
    private boolean over;

    ActiveTime(RunInput input) {
        left = input.carried()
                .map(CarriedState::timeLeft)
                .orElse(input.definition().execution().limits().timeout());
    }

    /** Does the work, and cancels what it waits for when the time is over. */
    <T> T limit(Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        CancellationScope scope = Workflow.newCancellationScope(() -> result.add(work.get()));
        limited = Optional.of(scope);
        goOn();
        scope.run();
        return result.get(0);
    }

    /**
     * Begins something that ends with the run. What follows on a promise happens outside of any scope, and what is begun
     * there would otherwise outlive the run's time, and its cancellation.
     */
    <T> Promise<T> begin(Supplier<Promise<T>> work) {
        List<Promise<T>> begun = new ArrayList<>(1);
        CancellationScope scope = Workflow.newDetachedCancellationScope(() -> begun.add(work.get()));
        scope.run();
        whenCancelled(scope::cancel);
        return begun.get(0);
    }

    /** Does something when the run is cancelled, or its time is over. */
    void whenCancelled(Runnable action) {
        Promise<Void> unused = limited.orElseThrow().getCancellationRequest().thenApply(why -> {
            action.run();
            return null;
        });
    }

    /** Counts as work until it is done. */
    <T> Promise<T> working(Promise<T> work) {
        working++;
        reconsider();
        return work.handle((value, failure) -> {
                    working--;
                    reconsider();
                    return work;
                })
                .thenCompose(done -> done);
    }

    /** Counts as waiting for a human until it is done. */
    <T> Promise<T> waiting(Promise<T> answer) {
        waiting++;
        reconsider();
        return answer.handle((value, failure) -> {
                    waiting--;
                    reconsider();
                    return answer;
                })
                .thenCompose(done -> done);
    }

    /** Whether the time is over. */
    boolean over() {
        return over;
    }

    /** What is left; positive, since the timer decides what is over. */
    Duration left() {
        Duration used = timer.isPresent() ? Duration.ofMillis(Workflow.currentTimeMillis() - since) : Duration.ZERO;
        Duration rest = left.minus(used);
        return rest.isNegative() || rest.isZero() ? Duration.ofMillis(1) : rest;
    }

    private void reconsider() {
        if (working == 0 && waiting > 0) {
            standStill();
        } else {
            goOn();
        }
    }

    private void standStill() {
        if (timer.isPresent()) {
            left = left();
            timer.get().cancel();
            timer = Optional.empty();
        }
    }

    private void goOn() {
        if (timer.isPresent() || over || limited.isEmpty()) {
            return;
        }
        since = Workflow.currentTimeMillis();
        CancellationScope scope =
                Workflow.newCancellationScope(() -> Workflow.newTimer(left).thenApply(nothing -> {
                    end();
                    return null;
                }));
        timer = Optional.of(scope);
        scope.run();
    }

    private void end() {
        over = true;
        limited.ifPresent(scope -> scope.cancel("the run's time is over"));
    }
}
