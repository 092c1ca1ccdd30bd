package io.agentee.temporal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedKeysTest {
    private static final Path DOCS = Path.of("..", "..", "docs");

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
}
