package io.agentee.e2e.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of one benchmark: printed as a table, written as JSON. */
final class Report {

    private final String id;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Report(String id) {
        this.id = id;
    }

    Report figure(String name, double value) {
        figures.put(name, Math.round(value * 100) / 100.0);
        return this;
    }

    /** Adds the median and the 99th percentile, in milliseconds. */
    Report delays(String name, Delays delays) {
        return figure(name + ", p50 ms", delays.percentile(0.5)).figure(name + ", p99 ms", delays.percentile(0.99));
    }

    void publish() throws IOException {
        StringBuilder table = new StringBuilder("%n| %s | |%n|---|---|%n".formatted(id));
        figures.forEach((name, value) -> table.append(String.format(Locale.ROOT, "| %s | %s |%n", name, value)));
        System.out.println(table);
        Path directory = Files.createDirectories(Path.of("target", "bench"));
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(directory.resolve(id + ".json").toFile(), figures);
    }
}
