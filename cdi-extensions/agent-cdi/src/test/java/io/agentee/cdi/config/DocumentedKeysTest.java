package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentedKeysTest {

    private static final Path DOCS = Path.of("..", "..", "docs");
    private static final String MODELS = "agentee.models.";
    private static final Pattern ROW = Pattern.compile("^\\| `(agentee\\.[^`]+)` \\| (`[^`]*`|[^|]+?) \\| (.+) \\|$");

    @Test
    void referenceListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        assertThat(rows("configuration-agents.md")
                        .map(row -> row.group(1) + " " + row.group(2))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(AgenteeKey.all().stream()
                        .filter(key -> !key.template().startsWith(MODELS))
                        .map(key -> key.template() + " " + shownDefault(key))
                        .toList());
    }

    @Test
    void referenceOfModelsListsExactlyTheKeysOfTheCode() throws IOException {
        List<AgenteeKey> keys = AgenteeKey.all().stream()
                .filter(key -> key.template().startsWith(MODELS))
                .toList();

        assertThat(rows("configuration-models.md").map(row -> row.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(AgenteeKey::template).toList());
        assertThat(rows("configuration-models.md")
                        .map(row -> row.group(1) + " " + row.group(2))
                        .toList())
                .containsAll(keys.stream()
                        .filter(key -> !key.defaultText().isEmpty())
                        .map(key -> key.template() + " " + shownDefault(key))
                        .toList());
    }

    private static Stream<MatchResult> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private static String shownDefault(AgenteeKey key) {
        return key.defaultText().isEmpty() ? "none" : "`" + key.defaultText() + "`";
    }
}
