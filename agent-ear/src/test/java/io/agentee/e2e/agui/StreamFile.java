package io.agentee.e2e.agui;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Streams as the validator reads them.
 *
 * @param lines JSON, an event each
 */
record StreamFile(List<String> lines) {

    private static final ObjectMapper JSON = new ObjectMapper();

    StreamFile {
        lines = List.copyOf(lines);
    }

    /** One stream of this name; its events as they came. */
    static StreamFile of(String stream, List<String> events) {
        return new StreamFile(events.stream()
                .map(event -> JSON.valueToTree(Map.of("stream", stream, "data", event))
                        .toString())
                .toList());
    }

    static StreamFile of(List<StreamFile> files) {
        return new StreamFile(
                files.stream().flatMap(file -> file.lines.stream()).toList());
    }

    String text() {
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }
}
