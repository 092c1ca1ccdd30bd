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
    private Runnable onChange = () -> {};

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
        return share(false).until(work);
    }

    /** Counts as waiting for a human until it is done. */
    <T> Promise<T> waiting(Promise<T> answer) {
        return share(true).until(answer);
    }

    /**
     * Something that goes on, and says by itself what it is.
     *
     * @param waits whether it begins as waiting for a human; else it is work
     */
    Share share(boolean waits) {
        return new Share(waits);
    }

    /** Does something whenever it may have changed what goes on. */
    void onChange(Runnable action) {
        onChange = action;
    }

    /** Whether the run is being cancelled, or its time is over. */
    boolean ending() {
        return limited.filter(CancellationScope::isCancelRequested).isPresent();
    }

    /** Whether the run does nothing but wait for humans. */
    boolean standsStill() {
        return working == 0 && waiting > 0;
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
        if (standsStill()) {
            standStill();
        } else {
            goOn();
        }
        onChange.run();
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
        // A run that is being cancelled may still wait for the ends of its sub-runs.
        if (!ending()) {
            over = true;
            limited.ifPresent(scope -> scope.cancel("the run's time is over"));
        }
    }

    /** One of the things that go on. */
    final class Share {

        private boolean waits;

        private Share(boolean waits) {
            this.waits = waits;
            count(1);
        }

        /** It waits for a human from now on, or does so no more. */
        void waits(boolean now) {
            if (now != waits) {
                count(-1);
                waits = now;
                count(1);
            }
        }

        /** It goes on until this is done. */
        <T> Promise<T> until(Promise<T> end) {
            return end.handle((value, failure) -> {
                        count(-1);
                        return end;
                    })
                    .thenCompose(done -> done);
        }

        private void count(int more) {
            if (waits) {
                waiting += more;
            } else {
                working += more;
            }
            reconsider();
        }
    }
}
