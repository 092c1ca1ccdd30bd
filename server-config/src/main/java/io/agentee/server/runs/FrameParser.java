package io.agentee.server.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts the lines of a {@code text/event-stream} together. What a broken connection leaves unfinished is no event. */
final class FrameParser {

    private final List<String> data = new ArrayList<>();
    private String id = "";

    /**
     * One event as it is sent.
     *
     * @param id where the stream goes on after it
     * @param data its lines
     */
    record Frame(String id, String data) {}

    /** Takes the next line, without its end; an empty one completes an event. */
    Optional<Frame> take(String line) {
        if (line.isEmpty()) {
            return complete();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        if (value.startsWith(" ")) {
            value = value.substring(1);
        }
        if (field.equals("data")) {
            data.add(value);
        } else if (field.equals("id")) {
            id = value;
        }
        // Anything else is a comment, or a field that says nothing here.
        return Optional.empty();
    }

    private Optional<Frame> complete() {
        if (data.isEmpty()) {
            return Optional.empty();
        }
        Frame frame = new Frame(id, String.join("\n", data));
        data.clear();
        return Optional.of(frame);
    }
}
