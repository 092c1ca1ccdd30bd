package io.agentee.e2e.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Messages are API: each id has one text in the code and one line in the documentation. */
class DocumentedMessagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern ID_IN_CODE = Pattern.compile("@Message\\(\\s*id = (\\d{5})\\b");
    private static final Pattern ID_IN_DOCS = Pattern.compile("(?m)^\\| AGTE(\\d{5}) \\|");

    @Test
    void everyMessageHasOneIdAndOneLineOfDocumentation() throws IOException {
        List<String> inCode = ids(ID_IN_CODE, mainSources());
        List<String> documented = ids(ID_IN_DOCS, Files.readString(ROOT.resolve("docs/messages.md")));

        assertThat(inCode).isNotEmpty().doesNotHaveDuplicates();
        assertThat(documented).isSorted().containsExactlyInAnyOrderElementsOf(inCode);
    }

    private static List<String> ids(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String mainSources() throws IOException {
        StringBuilder sources = new StringBuilder();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(DocumentedMessagesTest::isMainSource).toList()) {
                sources.append(Files.readString(file));
            }
        }
        return sources.toString();
    }

    private static boolean isMainSource(Path file) {
        String path = file.toString().replace('\\', '/');
        return path.contains("/src/main/java/") && path.endsWith(".java");
    }
}
