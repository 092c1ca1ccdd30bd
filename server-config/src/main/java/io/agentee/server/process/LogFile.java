package io.agentee.server.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The log of a server, read from its end.
 *
 * @param path the file; it need not exist yet
 */
public record LogFile(Path path) {

    private static final int WINDOW = 1024 * 1024;

    /**
     * Reads the last lines.
     *
     * @param lines how many at most
     * @return them, each with its line end; empty when there is no log
     */
    public String tail(int lines) {
        String text = read(Math.max(0, size() - WINDOW));
        int start = text.length();
        for (int line = 0; line <= lines && start >= 0; line++) {
            start = text.lastIndexOf('\n', start - 1);
        }
        return text.substring(start + 1);
    }

    /**
     * Tells the size.
     *
     * @return bytes; 0 when there is no log
     */
    public long size() {
        try {
            return Files.exists(path) ? Files.size(path) : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    /**
     * Reads on.
     *
     * @param offset where to begin, in bytes
     * @return the text from there to the end
     */
    public String read(long offset) {
        if (!Files.exists(path)) {
            return "";
        }
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.min(offset, file.length());
            byte[] bytes = new byte[Math.toIntExact(file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new ServerFailure("Cannot read " + path + ": " + failure.getMessage(), failure);
        }
    }
}
