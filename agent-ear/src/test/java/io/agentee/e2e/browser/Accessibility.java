package io.agentee.e2e.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What axe-core, which tests web pages for accessibility, finds in a page as it is at the moment. */
public final class Accessibility {

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String RUN = """
            async tags => {
              const results = await axe.run(document, {
                runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']
              });
              return JSON.stringify(results.violations.map(violation => ({
                rule: violation.id,
                impact: violation.impact ?? 'unknown',
                help: violation.help,
                targets: violation.nodes.map(node => node.target.flat().join(' '))
              })));
            }
            """;

    private Accessibility() {}

    /**
     * A rule that a page breaks.
     *
     * @param rule axe-core's id for it
     * @param impact how bad that is: minor, moderate, serious or critical
     * @param help what to do
     * @param targets selectors of the elements in question
     */
    public record Violation(String rule, String impact, String help, List<String> targets) {

        @Override
        public String toString() {
            return targets.stream()
                    .map(target -> "%n    at %s".formatted(target))
                    .collect(Collectors.joining("", "%s (%s): %s".formatted(rule, impact, help), ""));
        }
    }

    /**
     * Looks at the page of a tab.
     *
     * @param tab in which the page has been loaded, and scripts run
     * @return all that is wrong with it
     */
    public static List<Violation> violations(Tab tab) {
        if (!tab.view().javaScript()) {
            throw new IllegalArgumentException("axe-core is a script, and in this tab scripts do not run");
        }
        // Neither goes through the document, so that the page's security policy has no say in it.
        tab.page().evaluate(Script.SOURCE);
        String found = String.valueOf(tab.page().evaluate(RUN, TAGS));
        try {
            return List.of(new ObjectMapper().readValue(found, Violation[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("axe-core answered " + found, e);
        }
    }

    /**
     * Fails with all that is wrong with the page of a tab.
     *
     * @param tab in which the page has been loaded, and scripts run
     */
    public static void assertNoViolations(Tab tab) {
        List<Violation> violations = violations(tab);
        assertThat(violations)
                .withFailMessage(() -> violations.stream()
                        .map(violation -> "%n  %s".formatted(violation))
                        .collect(Collectors.joining("", tab.page().url() + " is not accessible to everybody:", "")))
                .isEmpty();
    }

    /** The script, read when it is needed first. */
    private static final class Script {

        static final String SOURCE = read();

        private static String read() {
            try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
                return new String(Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
