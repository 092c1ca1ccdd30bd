package io.agentee.e2e.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The file in which the demo tools leave what they did.
 *
 * @param path where it is
 */
public record LedgerFile(Path path) {

    /**
     * One effect.
     *
     * @param idempotencyKey of the call
     * @param runId of the run
     * @param thread that the tool ran on
     * @param entry what it wrote
     */
    public record Line(String idempotencyKey, String runId, String thread, String entry) {

        private static Line parse(String text) {
            String[] fields = text.split(" ", 5);
            return new Line(fields[1], fields[2], fields[3], fields[4]);
        }
    }

    /** The effects of a run, in the order in which they happened. */
    public List<Line> linesOf(String runId) {
        return lines().stream().filter(line -> line.runId().equals(runId)).toList();
    }

    /** What the effects of a run wrote. */
    public List<String> entriesOf(String runId) {
        return linesOf(runId).stream().map(Line::entry).toList();
    }

    private List<Line> lines() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path).stream().map(Line::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
