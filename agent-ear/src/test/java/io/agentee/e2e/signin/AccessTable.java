package io.agentee.e2e.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every caller is answered by every endpoint: the file {@code access.txt}, which says what its words stand for. */
final class AccessTable {

    /** Whom the columns stand for. */
    static final List<Optional<String>> CALLERS = Stream.of("ada", "fiona", "auditor", "admin", "stranger", "")
            .map(name -> Optional.of(name).filter(known -> !known.isEmpty()))
            .toList();

    private static final String NOT_ASKED = "-";
    private static final int FIRST_STATUS = 2;

    /**
     * A line of the table.
     *
     * @param way how it is asked: a method, or what stands for one
     * @param path with words in braces for ids
     * @param statuses a column's status, or {@value #NOT_ASKED}
     */
    record Row(String way, String path, List<String> statuses) {

        /** The method of HTTP. */
        String method() {
            return switch (way) {
                case "GET", "PAGE" -> "GET";
                case "DELETE" -> "DELETE";
                case "POST", "SSE", "AGUI", "FORM" -> "POST";
                default -> throw new IllegalArgumentException("no way to ask: " + way);
            };
        }

        /** The path without what follows a question mark. */
        String plainPath() {
            return path.split("\\?", 2)[0];
        }
    }

    /**
     * One status of the table.
     *
     * @param row where it stands
     * @param caller who asks; empty for somebody who did not sign in
     * @param status what is answered
     */
    record Field(Row row, Optional<String> caller, int status) {

        @Override
        public String toString() {
            return "%s %s by %s: %d".formatted(row.way(), row.path(), caller.orElse("nobody"), status);
        }
    }

    private AccessTable() {}

    static List<Row> rows() {
        return lines().filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("call "))
                .map(line -> List.of(line.split(" +")))
                .map(cells -> new Row(cells.get(0), cells.get(1), cells.subList(FIRST_STATUS, cells.size())))
                .toList();
    }

    static Stream<Field> fields() {
        return rows().stream().flatMap(AccessTable::fields);
    }

    private static Stream<Field> fields(Row row) {
        return IntStream.range(0, CALLERS.size())
                .filter(column -> !row.statuses().get(column).equals(NOT_ASKED))
                .mapToObj(column -> new Field(
                        row,
                        CALLERS.get(column),
                        Integer.parseInt(row.statuses().get(column))));
    }

    private static Stream<String> lines() {
        try (InputStream table = AccessTable.class.getResourceAsStream("access.txt")) {
            if (table == null) {
                throw new IllegalStateException("access.txt is missing");
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
