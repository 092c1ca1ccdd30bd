package io.agentee.client.problem;

import io.agentee.client.json.Violation;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the place that a sentence about edited arguments is about. */
final class ArgumentViolations {

    /** {@code items[0].amount: missing, but required}. */
    private static final Pattern WITH_PLACE =
            Pattern.compile("([\\w$-]+(?:\\.[\\w$-]+|\\[\\d+])*): .+", Pattern.DOTALL);

    private static final String ARGUMENTS = "/arguments";

    private ArgumentViolations() {}

    /** One for each of these sentences. */
    static List<Violation> of(List<String> sentences) {
        return sentences.stream()
                .map(sentence -> new Violation(pointer(sentence), sentence))
                .toList();
    }

    private static String pointer(String sentence) {
        Matcher matcher = WITH_PLACE.matcher(sentence);
        return matcher.matches()
                ? ARGUMENTS + "/"
                        + matcher.group(1).replace("]", "").replace('[', '/').replace('.', '/')
                : "";
    }
}
