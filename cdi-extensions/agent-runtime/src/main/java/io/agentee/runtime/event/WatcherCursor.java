package io.agentee.runtime.event;

import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.StepEvent;
import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where one watcher stands in the stream of a run, and what the next events are to it. The stream may have been told to it
 * otherwise before: token by token where it is whole now, or with an attempt of which nothing is left. The watcher misses
 * nothing, and sees no character twice, all the same.
 */
public final class WatcherCursor {

    private final RunId runId;
    private EventPosition position;
    private Optional<String> openStep = Optional.empty();

    /**
     * @param position of the last event that the watcher has seen
     */
    public WatcherCursor(RunId runId, EventPosition position) {
        this.runId = runId;
        this.position = position;
    }

    /** Of the last event that the watcher has seen. */
    public EventPosition position() {
        return position;
    }

    /** What the watcher sees of the next event of the stream: nothing, if it has seen it, or what it needs first. */
    public List<AgentEvent> accept(PositionedEvent next) {
        List<AgentEvent> events = seen(next);
        events.forEach(event -> {
            if (event.body() instanceof StepEvent step) {
                openStep =
                        step instanceof StepEvent.Started started ? Optional.of(started.stepName()) : Optional.empty();
            }
        });
        return events;
    }

    private List<AgentEvent> seen(PositionedEvent next) {
        int stages = position.compareStage(next.position());
        if (stages > 0) {
            return List.of();
        }
        if (stages < 0) {
            List<AgentEvent> events = leaveAttempt(next);
            position = next.position();
            events.add(next.event());
            return events;
        }
        if (next.channel().isPresent()) {
            return progress(next, next.channel().orElseThrow());
        }
        if (next.position().reasoning() <= position.reasoning()) {
            return List.of();
        }
        position = next.position();
        return List.of(next.event());
    }

    private List<AgentEvent> progress(PositionedEvent next, Channel channel) {
        Progress seen = position.progress(channel);
        Progress told = next.position().progress(channel);
        String text = PositionedEvent.text(next.event().body());
        int known = seen.characters() - (told.characters() - text.length());
        // A text that has ended was complete, or another attempt has taken its place.
        boolean closed = seen.superseded() || (channel == Channel.TEXT && seen.isEnded() && !told.superseded());
        if (told.code() <= seen.code() || known < 0 || closed) {
            return List.of();
        }
        if (known == 0
                && seen.open()
                && !text.isEmpty()
                && position.with(channel, told).equals(next.position())) {
            position = next.position();
            return List.of(next.event());
        }
        return caughtUp(stream -> {
            long timestamp = next.event().body().timestamp();
            if (!text.isEmpty()) {
                stream.tell(channel, text.substring(known), timestamp);
            } else if (told.superseded()) {
                stream.supersede(channel, timestamp);
            } else if (told.isEnded()) {
                stream.close(channel, timestamp);
            }
        });
    }

    /** What opens a message is told with its text, and so are all events that the watcher needs before the next one. */
    private List<AgentEvent> caughtUp(Consumer<AnswerStream> telling) {
        List<AgentEvent> events = new ArrayList<>();
        AnswerStream stream = new AnswerStream(runId, position, event -> {
            position = event.position();
            events.add(event.event());
        });
        telling.accept(stream);
        return events;
    }

    /** Ends what the watcher has seen begin, since it sees no more of the run. */
    public List<AgentEvent> leave(long timestamp) {
        List<AgentEvent> events = new ArrayList<>();
        if (position.streaming()) {
            events.addAll(caughtUp(stream -> stream.close(timestamp)));
        }
        openStep.ifPresent(step -> {
            position = position.nextFact();
            events.add(AgentEvent.of(position.id(runId), new StepEvent.Finished(step, timestamp)));
        });
        openStep = Optional.empty();
        return events;
    }

    /** An attempt that the stream knows no more, or only without what the watcher has seen of it, is ended here. */
    private List<AgentEvent> leaveAttempt(PositionedEvent next) {
        if (!position.streaming()) {
            return new ArrayList<>();
        }
        long timestamp = next.event().body().timestamp();
        boolean superseded = isSuperseded(next.position());
        return caughtUp(stream -> {
            stream.close(timestamp);
            if (superseded) {
                stream.supersede(timestamp);
            }
        });
    }

    /** An attempt that gave the answer was ended by the stream itself: one left open has been replaced, or the run is over. */
    private boolean isSuperseded(EventPosition next) {
        if (next.call() == position.call() && next.streaming()) {
            return true;
        }
        boolean open = position.progress(Channel.TEXT).open()
                || position.progress(Channel.REASONING).spanOpen();
        return open && isAnswered(next);
    }

    private boolean isAnswered(EventPosition next) {
        return next.call() > position.call() && !next.isEnd();
    }
}
