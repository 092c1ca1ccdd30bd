package io.agentee.runtime.stream;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.EventTransport;
import io.agentee.runtime.event.PositionedEvent;
import io.agentee.runtime.event.RunFact;
import io.agentee.runtime.event.RunNarrator;
import io.agentee.runtime.lookup.ClosedRun;
import io.agentee.runtime.lookup.RunLookup;
import io.agentee.runtime.lookup.TemporalCalls;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The events of a run from the first on, read when they are asked for, and awaited when they have not happened yet. Brings
 * together what the history records and what the transport carries: the pieces of an answer come before the fact that it
 * is complete. One caller at a time; holds no thread.
 */
final class EventSource implements AutoCloseable {

    private final RunLookup lookup;
    private final RunId runId;
    private final RunHistory history;
    private final FactReader reader;
    private final RunNarrator narrator;
    private final PieceQueue pieces;
    private final Deque<RunFact> facts = new ArrayDeque<>();
    private Optional<CompletableFuture<List<RunFact>>> nextFacts = Optional.empty();
    private volatile CompletableFuture<Void> news = new CompletableFuture<>();

    EventSource(TemporalCalls calls, EventTransport transport, RunId runId, String firstExecution) {
        this.lookup = new RunLookup(calls);
        this.runId = runId;
        this.history = new RunHistory(calls, runId, firstExecution);
        this.reader = new FactReader(calls.client(), runId);
        this.narrator = new RunNarrator(runId);
        this.pieces = new PieceQueue(transport, runId);
    }

    /** Whether the last event has been given. */
    boolean ended() {
        return narrator.ended();
    }

    /** The next events. May be none: then ask again. Fails as {@link RunHistory#next} does. */
    CompletableFuture<List<PositionedEvent>> next() {
        try {
            return step();
        } catch (RuntimeException unexpected) {
            return CompletableFuture.failedFuture(unexpected);
        }
    }

    private CompletableFuture<List<PositionedEvent>> step() {
        nextFacts.filter(CompletableFuture::isDone).ifPresent(this::take);
        RunFact fact = facts.peek();
        if (fact != null && !isStreamed(fact)) {
            return pieces.read().thenApply(read -> narrator.drain());
        }
        if (fact == null) {
            tellWhatStreams();
        } else {
            facts.remove();
            apply(fact);
        }
        List<PositionedEvent> told = narrator.drain();
        return told.isEmpty() && facts.isEmpty() && !ended() ? untilNews() : CompletableFuture.completedFuture(told);
    }

    private void take(CompletableFuture<List<RunFact>> page) {
        nextFacts = Optional.empty();
        facts.addAll(TemporalCalls.join(page));
        // What the answers were streamed as is there by now.
        pieces.mayHaveMore();
    }

    /** Whether all pieces that come before this fact, and that can be had, have been told. */
    private boolean isStreamed(RunFact fact) {
        if (fact instanceof RunFact.ModelAnswered answered) {
            int attempt = answered.answer().attempt();
            return pieces.tell(narrator, answered.turn().messageCount(), attempt) || pieces.atEnd();
        }
        // A run may end while its model speaks.
        return !(fact instanceof RunFact.Ended) || tellWhatStreams() || pieces.atEnd();
    }

    /** Whether there is nothing, and can be nothing, that streams now. */
    private boolean tellWhatStreams() {
        return narrator.callUnderWay()
                .map(call -> pieces.tell(narrator, call, Integer.MAX_VALUE))
                .orElse(true);
    }

    private void apply(RunFact fact) {
        if (fact instanceof RunFact.ContinuedAsNew next) {
            history.goOnWith(next.executionId());
        } else {
            narrator.tell(fact);
        }
    }

    private CompletableFuture<List<PositionedEvent>> untilNews() {
        CompletableFuture<Void> awaited = new CompletableFuture<>();
        news = awaited;
        CompletableFuture<List<RunFact>> page = nextFacts.orElseGet(this::readOn);
        if (narrator.callUnderWay().isPresent()) {
            pieces.follow(() -> news.complete(null));
        }
        // What came before the news could be told of is not told of again.
        if (page.isDone() || pieces.hasArrivals()) {
            awaited.complete(null);
        }
        return awaited.thenApply(arrived -> List.of());
    }

    private CompletableFuture<List<RunFact>> readOn() {
        CompletableFuture<List<RunFact>> page = history.next().thenCompose(this::facts);
        nextFacts = Optional.of(page);
        TemporalCalls.whenOver(page, () -> news.complete(null));
        return page;
    }

    private CompletableFuture<List<RunFact>> facts(List<HistoryEvent> events) {
        String executionId = history.executionId();
        List<RunFact> read = new ArrayList<>();
        events.forEach(event -> read.addAll(reader.facts(event, executionId)));
        return events.isEmpty() || !isEnd(events.get(events.size() - 1))
                ? CompletableFuture.completedFuture(read)
                : end(events.get(events.size() - 1)).thenApply(end -> {
                    read.add(end);
                    return read;
                });
    }

    private static boolean isEnd(HistoryEvent event) {
        return switch (event.getAttributesCase()) {
            case WORKFLOW_EXECUTION_COMPLETED_EVENT_ATTRIBUTES,
                    WORKFLOW_EXECUTION_FAILED_EVENT_ATTRIBUTES,
                    WORKFLOW_EXECUTION_CANCELED_EVENT_ATTRIBUTES,
                    WORKFLOW_EXECUTION_TERMINATED_EVENT_ATTRIBUTES,
                    WORKFLOW_EXECUTION_TIMED_OUT_EVENT_ATTRIBUTES -> true;
            default -> false;
        };
    }

    private CompletableFuture<RunFact> end(HistoryEvent last) {
        long timestamp = TemporalCalls.instant(last.getEventTime()).toEpochMilli();
        return lookup.find(runId, TemporalCalls.promptly()).thenApply(run -> {
            ClosedRun closed = ClosedRun.of(run, last);
            return new RunFact.Ended(closed.outcome(), closed.progress(), timestamp);
        });
    }

    @Override
    public void close() {
        history.close();
        pieces.close();
    }
}
