package io.agentee.client.console.audit;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines of CSV by RFC 4180, that spreadsheets take for what they are: a cell that begins like a formula gets an apostrophe
 * before it, or opening an export could run what somebody told a model to ask for.
 */
final class Csv {

    private static final String FORMULA_STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        String harmless = isFormula(text) ? "'" + text : text;
        boolean plain = harmless.chars()
                .noneMatch(character -> character == '"' || character == ',' || character == '\n' || character == '\r');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty()
                && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                        || (!text.stripLeading().isEmpty()
                                && FORMULA_STARTS.indexOf(text.stripLeading().charAt(0)) >= 0));
    }
}
