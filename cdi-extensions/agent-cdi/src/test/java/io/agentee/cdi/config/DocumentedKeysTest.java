package io.agentee.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.cdi.key.AgenteeKey;
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
    private static final String MODELS = "configuration-models.md";
    private static final String EVENTS = "configuration-events.md";
    private static final String APPROVALS = "configuration-approvals.md";
    private static final String SIGN_IN = "sign-in.md";
    private static final String AGENTS = "configuration-agents.md";
    private static final Pattern ROW = Pattern.compile("^\\| `(agentee\\.[^`]+)` \\| (`[^`]*`|[^|]+?) \\| (.+) \\|$");

    @Test
    void referenceOfAgentsListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        assertThat(keysWithDefaults(AGENTS))
                .containsExactlyInAnyOrderElementsOf(
                        keys(AGENTS).map(DocumentedKeysTest::withDefault).toList());
    }

    @Test
    void referenceOfApprovalsListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        assertThat(keysWithDefaults(APPROVALS))
                .containsExactlyInAnyOrderElementsOf(
                        keys(APPROVALS).map(DocumentedKeysTest::withDefault).toList());
    }

    @Test
    void referenceOfEventsListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        assertThat(keysWithDefaults(EVENTS))
                .containsExactlyInAnyOrderElementsOf(
                        keys(EVENTS).map(DocumentedKeysTest::withDefault).toList());
    }

    @Test
    void referenceOfSignInListsExactlyTheKeysOfTheCodeWithTheirDefaults() throws IOException {
        assertThat(keysWithDefaults(SIGN_IN))
                .containsExactlyInAnyOrderElementsOf(
                        keys(SIGN_IN).map(DocumentedKeysTest::withDefault).toList());
    }

    @Test
    void referenceOfModelsListsExactlyTheKeysOfTheCode() throws IOException {
        assertThat(rows(MODELS).map(row -> row.group(1)).toList())
                .containsExactlyInAnyOrderElementsOf(
                        keys(MODELS).map(AgenteeKey::template).toList());
        assertThat(keysWithDefaults(MODELS))
                .containsAll(keys(MODELS)
                        .filter(key -> !key.defaultText().isEmpty())
                        .map(DocumentedKeysTest::withDefault)
                        .toList());
    }

    private static Stream<AgenteeKey> keys(String page) {
        return AgenteeKey.all().stream().filter(key -> page(key.template()).equals(page));
    }

    private static String page(String key) {
        if (key.startsWith("agentee.models.")) {
            return MODELS;
        }
        if (key.startsWith("agentee.approvals.") || key.startsWith("agentee.agents.{a}.approval")) {
            return APPROVALS;
        }
        if (key.startsWith("agentee.security.") || key.startsWith("agentee.console.")) {
            return SIGN_IN;
        }
        boolean aboutEvents = key.startsWith("agentee.events.")
                || key.startsWith("agentee.redis.")
                || key.equals("agentee.remote-workers");
        return aboutEvents ? EVENTS : AGENTS;
    }

    private static List<String> keysWithDefaults(String page) throws IOException {
        return rows(page).map(row -> row.group(1) + " " + row.group(2)).toList();
    }

    private static Stream<MatchResult> rows(String page) throws IOException {
        return Files.readAllLines(DOCS.resolve(page)).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    private static String withDefault(AgenteeKey key) {
        return key.template() + " " + (key.defaultText().isEmpty() ? "none" : "`" + key.defaultText() + "`");
    }
}
