package io.agentee.server.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentee.server.process.ServerFailure;
import java.time.Duration;
import java.util.Optional;

/** One connection over which the events of a run come. */
final class EventStream implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LineQueue lines;
    private final FrameParser parser = new FrameParser();

    EventStream(LineQueue lines) {
        this.lines = lines;
    }

    /** Waits for what comes next; a connection that is silent for too long has ended, whatever it looks like. */
    StreamItem next(Duration silence) {
        try {
            Optional<String> line = lines.next(silence);
            if (line.isEmpty()) {
                return new StreamItem.End();
            }
            return parser.take(line.get()).<StreamItem>map(EventStream::event).orElseGet(StreamItem.SignOfLife::new);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("Interrupted while waiting for events", interrupted);
        }
    }

    private static StreamItem.Event event(FrameParser.Frame frame) {
        try {
            return new StreamItem.Event(frame.id(), JSON.readTree(frame.data()));
        } catch (JsonProcessingException failure) {
            throw new ServerFailure("An event is not JSON: " + frame.data(), failure);
        }
    }

    @Override
    public void close() {
        lines.close();
    }
}
