package io.agentee.runtime.stream;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventBody;
import io.agentee.api.event.PrefixedIds;
import io.agentee.api.event.RunEvent;
import io.agentee.api.event.SubagentEvent;
import io.agentee.api.run.AgentClientException.UnknownRun;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.event.EventPosition;
import io.agentee.runtime.event.StreamPosition;
import io.agentee.runtime.lookup.TemporalCalls;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Reads a run and its sub-runs as one stream: what happens in a sub-run stands between its beginning and its end, as the run
 * that began it tells of them, mixed with what else happens meanwhile. One caller at a time.
 */
final class TreeReader implements AutoCloseable {

    /** What a sub-run still has to say when the run that began it ended without it is awaited for so long. */
    private static final long PATIENCE_MILLIS = 5_000;

    private static final EventBody NOBODY_KNOWS =
            new RunEvent.Failed("The run ended before it.", RunStatus.CANCELLED, List.of(), 0);

    private final RunId root;
    private final TemporalCalls calls;
    private final RunReaders readers;
    private final Runnable onNews;
    private final Lane own;
    // The lane that had its turn last comes last.
    private final Deque<Lane> turns = new ArrayDeque<>();
    private final Queue<AgentEvent> ready = new ArrayDeque<>();
    private StreamPosition position;

    /**
     * @param after where it begins
     * @param onNews is run, on any thread, when {@link #next} was empty and may be so no more
     */
    TreeReader(RunId root, StreamPosition after, TemporalCalls calls, RunReaders readers, Runnable onNews) {
        this.root = root;
        this.position = after;
        this.calls = calls;
        this.readers = readers;
        this.onNews = onNews;
        this.own = open(root, after.own());
        after.subRuns().forEach((key, place) -> open(new RunId(root + key), place));
    }

    /** The next event; empty when there is none yet, or no more. Fails as {@link RunHistory#next} does. */
    Optional<AgentEvent> next() {
        // The end of a sub-run is no event, but others may have waited for it.
        int idle = 0;
        while (ready.isEmpty() && idle < turns.size()) {
            Lane lane = turns.remove();
            turns.add(lane);
            idle = lane.advance() ? 0 : idle + 1;
        }
        return Optional.ofNullable(ready.poll());
    }

    /** Whether the last event has been taken. */
    boolean over() {
        return ready.isEmpty() && own.over();
    }

    @Override
    public void close() {
        turns.forEach(Lane::close);
        turns.clear();
    }

    private Lane open(RunId runId, EventPosition after) {
        Lane lane = new Lane(runId, readers.open(runId, after, onNews));
        turns.add(lane);
        return lane;
    }

    private Optional<Lane> lane(RunId runId) {
        return turns.stream().filter(lane -> lane.runId.equals(runId)).findFirst();
    }

    private void remove(RunId subRun) {
        lane(subRun).ifPresent(lane -> {
            turns.remove(lane);
            lane.close();
        });
        position = position.without(root, subRun);
    }

    /** What a run, or a sub-run, tells. */
    private final class Lane {

        private final RunId runId;
        private final PrefixedIds ids;
        private final CompletableFuture<RunReader> opening;
        private Optional<AgentEvent> held = Optional.empty();
        private Optional<CompletableFuture<?>> patience = Optional.empty();
        private boolean awaited;
        private boolean gone;
        private Optional<EventBody> end = Optional.empty();

        Lane(RunId runId, CompletableFuture<RunReader> opening) {
            this.runId = runId;
            this.ids = new PrefixedIds(runId + ":");
            this.opening = opening;
        }

        boolean over() {
            boolean ended = held.isEmpty() && opened().filter(RunReader::over).isPresent();
            return ended || gone;
        }

        /**
         * Tells the next event, if there is one and its time has come.
         *
         * @return whether there was
         */
        boolean advance() {
            Optional<AgentEvent> event = held.isPresent() ? held : read();
            if (event.isEmpty() || hasToWait(event.orElseThrow())) {
                held = event;
                return false;
            }
            held = Optional.empty();
            tell(event.orElseThrow());
            return true;
        }

        private Optional<AgentEvent> read() {
            return opened().flatMap(reader -> unlessForgotten(reader::next));
        }

        private Optional<RunReader> opened() {
            if (opening.isDone()) {
                return gone ? Optional.empty() : unlessForgotten(() -> Optional.of(TemporalCalls.join(opening)));
            }
            if (!awaited) {
                awaited = true;
                TemporalCalls.whenOver(opening, onNews);
            }
            return Optional.empty();
        }

        /** Temporal keeps each run for a time of its own: a sub-run may be gone before the run that began it. */
        private <T> Optional<T> unlessForgotten(Supplier<Optional<T>> reading) {
            try {
                return reading.get();
            } catch (UnknownRun forgotten) {
                if (runId.equals(root)) {
                    throw forgotten;
                }
                gone = true;
                return Optional.empty();
            }
        }

        private boolean hasToWait(AgentEvent event) {
            if (event.body() instanceof SubagentEvent ended && !(ended instanceof SubagentEvent.Started)) {
                return lane(ended.subagentRunId()).filter(lane -> !lane.over()).isPresent();
            }
            return isEnd(event) && subRuns().stream().anyMatch(lane -> !lane.over()) && isPatient();
        }

        private boolean isPatient() {
            if (patience.isEmpty()) {
                patience = Optional.of(calls.after(PATIENCE_MILLIS));
                TemporalCalls.whenOver(patience.orElseThrow(), onNews);
            }
            return !patience.orElseThrow().isDone();
        }

        private List<Lane> subRuns() {
            String begun = runId + ".";
            return turns.stream()
                    .filter(lane -> lane.runId.value().startsWith(begun))
                    .toList();
        }

        private void tell(AgentEvent event) {
            if (event.body() instanceof SubagentEvent.Started started) {
                position = position.with(root, runId, event.id()).withBegun(root, started.subagentRunId());
                open(started.subagentRunId(), EventPosition.BEGINNING);
            } else if (event.body() instanceof SubagentEvent ended) {
                remove(ended.subagentRunId());
            } else if (isEnd(event)) {
                leaveSubRuns(event.body().timestamp());
                end = Optional.of(event.body());
            }
            position = position.with(root, runId, event.id());
            if (runId.equals(root) || !(event.body() instanceof RunEvent)) {
                ready.add(placed(event));
            }
        }

        /** The run ended without their ends: its stream ends all the same. */
        private void leaveSubRuns(long timestamp) {
            List<Lane> left = new ArrayList<>(subRuns());
            // Those that others have begun come first.
            left.sort(Comparator.comparing((Lane lane) -> lane.runId.value()).reversed());
            left.forEach(lane -> {
                lane.leave(timestamp);
                remove(lane.runId);
                ready.add(new AgentEvent(position.id(root), begunBy(lane.runId), lane.endAsSubRun(timestamp)));
            });
        }

        /** Tells what there is, and ends what is open. */
        private void leave(long timestamp) {
            if (held.isEmpty()) {
                for (Optional<AgentEvent> event = read(); event.isPresent(); event = read()) {
                    tell(event.orElseThrow());
                }
            }
            opened().ifPresent(reader -> reader.leave(timestamp).forEach(this::tell));
        }

        private EventBody endAsSubRun(long timestamp) {
            EventBody ended = end.orElse(NOBODY_KNOWS);
            if (ended instanceof RunEvent.Finished finished) {
                return new SubagentEvent.Finished(runId, finished.result().orElse(""), timestamp);
            }
            RunEvent.Failed failed = (RunEvent.Failed) ended;
            return new SubagentEvent.Failed(runId, failed.message(), failed.code(), timestamp);
        }

        private AgentEvent placed(AgentEvent event) {
            if (runId.equals(root) && position.subRuns().isEmpty()) {
                return event;
            }
            return new AgentEvent(
                    position.id(root), unlessRoot(runId), runId.equals(root) ? event.body() : ofSubRun(event.body()));
        }

        /** Two runs of a stream may give the same ids to their messages. */
        private EventBody ofSubRun(EventBody body) {
            EventBody unique = ids.apply(body);
            return unique instanceof SubagentEvent.Started started ? started.within(runId) : unique;
        }

        void close() {
            CompletableFuture<Void> unused = opening.thenAccept(RunReader::close);
        }
    }

    private Optional<RunId> begunBy(RunId subRun) {
        String id = subRun.value();
        int call = id.lastIndexOf('.');
        return unlessRoot(new RunId(id.substring(0, id.lastIndexOf('.', call - 1))));
    }

    private Optional<RunId> unlessRoot(RunId runId) {
        return runId.equals(root) ? Optional.empty() : Optional.of(runId);
    }

    private static boolean isEnd(AgentEvent event) {
        return event.body() instanceof RunEvent.Finished || event.body() instanceof RunEvent.Failed;
    }
}
