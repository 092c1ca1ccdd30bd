package io.agentee.runtime.loop;

import io.agentee.runtime.workflow.CarriedState;
import io.agentee.runtime.workflow.RunInput;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The time that a run may be active, over all its continuations. One timer; nothing waits for it. */
final class ActiveTime {

    private final Duration granted;
    private final long deadline;
    private boolean over;

    ActiveTime(RunInput input) {
        granted = input.carried()
                .map(CarriedState::timeLeft)
                .orElse(input.definition().execution().limits().timeout());
        deadline = Workflow.currentTimeMillis() + granted.toMillis();
    }

    /** Does the work, and cancels what it waits for when the time is over. */
    <T> T limit(Supplier<T> work) {
        List<T> result = new ArrayList<>(1);
        CancellationScope scope = Workflow.newCancellationScope(() -> result.add(work.get()));
        Promise<Void> end = Workflow.newTimer(granted);
        end.thenApply(unused -> {
            over = true;
            scope.cancel("the run's time is over");
            return null;
        });
        scope.run();
        return result.get(0);
    }

    /** Whether the time is over. */
    boolean over() {
        return over;
    }

    /** What is left; positive, since the timer decides what is over. */
    Duration left() {
        return Duration.ofMillis(Math.max(1, deadline - Workflow.currentTimeMillis()));
    }
}
