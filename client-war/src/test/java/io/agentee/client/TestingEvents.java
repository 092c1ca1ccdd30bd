package io.agentee.client;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.EventId;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The events of a run: those that the test says, numbered from 1, to each subscriber as fast as it asks for them. */
public final class TestingEvents {

    public final List<TestingSubscription> subscriptions = new CopyOnWriteArrayList<>();

    private final RunId runId;
    private final List<AgentEvent> events = new ArrayList<>();
    private Optional<Throwable> failure = Optional.empty();
    private boolean complete;

    public TestingEvents(RunId runId) {
        this.runId = runId;
    }

    /** Goes to all subscribers, before this returns. */
    public void emit(EventBody... bodies) {
        emit(Optional.empty(), bodies);
    }

    /** As {@link #emit(EventBody...)}: the same of a sub-run. */
    public void emit(RunId subRun, EventBody... bodies) {
        emit(Optional.of(subRun), bodies);
    }

    private void emit(Optional<RunId> subRun, EventBody... bodies) {
        synchronized (this) {
            for (EventBody body : bodies) {
                events.add(new AgentEvent(new EventId(String.valueOf(events.size() + 1)), subRun, body));
            }
        }
        subscriptions.forEach(TestingSubscription::deliver);
    }

    public void complete() {
        synchronized (this) {
            complete = true;
        }
        subscriptions.forEach(TestingSubscription::deliver);
    }

    public void fail(Throwable problem) {
        synchronized (this) {
            failure = Optional.of(problem);
        }
        complete();
    }

    /** The only subscription there is. */
    public TestingSubscription onlySubscription() {
        return subscriptions.get(0);
    }

    Flow.Publisher<AgentEvent> after(EventId after) {
        int first = positionAfter(after);
        return subscriber -> {
            TestingSubscription subscription = new TestingSubscription(subscriber, first);
            subscriptions.add(subscription);
            subscriber.onSubscribe(subscription);
            subscription.deliver();
        };
    }

    private synchronized int positionAfter(EventId after) {
        if (after.equals(EventId.BEGINNING)) {
            return 0;
        }
        return events.stream()
                .filter(event -> event.id().equals(after))
                .findFirst()
                .map(event -> events.indexOf(event) + 1)
                .orElseThrow(() -> new AgentClientException.UnknownEvent(runId, after));
    }

    private synchronized Optional<AgentEvent> at(int position) {
        return position < events.size() ? Optional.of(events.get(position)) : Optional.empty();
    }

    private synchronized boolean completeAt(int position) {
        return complete && position == events.size();
    }

    /** Where a subscriber stands. */
    public final class TestingSubscription implements Flow.Subscription {

        public final AtomicInteger position;
        public volatile boolean cancelled;

        private final Flow.Subscriber<? super AgentEvent> subscriber;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicInteger deliveries = new AtomicInteger();
        private boolean complete;

        TestingSubscription(Flow.Subscriber<? super AgentEvent> subscriber, int first) {
            this.subscriber = subscriber;
            this.position = new AtomicInteger(first);
        }

        @Override
        public void request(long count) {
            demand.addAndGet(count);
            deliver();
        }

        @Override
        public void cancel() {
            cancelled = true;
        }

        public boolean wantsMore() {
            return demand.get() > 0;
        }

        private void deliver() {
            if (deliveries.getAndIncrement() != 0) {
                return;
            }
            int served = 1;
            do {
                deliverWhatIsWanted();
                served = deliveries.addAndGet(-served);
            } while (served != 0);
        }

        private void deliverWhatIsWanted() {
            Optional<AgentEvent> next = at(position.get());
            while (!cancelled && next.isPresent() && demand.get() > 0) {
                demand.decrementAndGet();
                position.incrementAndGet();
                subscriber.onNext(next.get());
                next = at(position.get());
            }
            if (!cancelled && !complete && completeAt(position.get())) {
                complete = true;
                failure.ifPresentOrElse(subscriber::onError, subscriber::onComplete);
            }
        }
    }
}
