package io.agentee.temporal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedKeysTest {
    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final Path MESSAGES =
            Path.of("src", "main", "java", "io", "agentee", "temporal", "TemporalMessages.java");

    @Test
    void theReferenceListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        List<String> documented;
        try (Stream<String> lines = Files.lines(DOCS.resolve("configuration-temporal.md"))) {
            documented = lines.filter(line -> line.startsWith("| `temporal."))
                    .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 3)))
                    .map(String::strip)
                    .toList();
        }

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(TemporalKey.values())
                        .map(key -> "| `%s` | %s | `%s`"
                                .formatted(
                                        key.key(),
                                        key.defaultValue()
                                                .map(value -> "`" + value + "`")
                                                .orElse("none"),
                                        key.environmentVariable()))
                        .toList());
    }

    @Test
    void theReferenceListsEveryMessage() throws IOException {
        String documented = Files.readString(DOCS.resolve("messages-temporal.md"));
        Matcher ids = Pattern.compile("@Message\\(\\s*id = (\\d+)").matcher(Files.readString(MESSAGES));

        assertThat(ids.results().map(id -> "| AGTE" + id.group(1) + " |"))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(documented).contains(id));
    }
}
