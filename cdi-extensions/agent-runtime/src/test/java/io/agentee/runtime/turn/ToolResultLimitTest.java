package io.agentee.runtime.turn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.agentee.runtime.json.AgentJson;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolResultLimitTest {

    private static final int LIMIT = 256 * 1024;
    private static final int TEMPORAL_LIMIT = 2 * 1024 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, LIMIT - 1, LIMIT, LIMIT + 1, 300_000, 1_000_000, 2 << 20, 4 << 20, 8 << 20})
    void whatFitsIsKeptAndWhatDoesNotIsCutWithANote(int size) {
        String content = "x".repeat(size);

        String cut = ToolResultLimit.cut(content, LIMIT);

        if (size <= LIMIT) {
            assertThat(cut).isEqualTo(content);
            return;
        }
        assertThat(cut)
                .startsWith("x".repeat(LIMIT))
                .endsWith("\n[cut: this is the beginning of the result, %d of %d bytes; ask for less at once]"
                        .formatted(LIMIT, size));
    }

    @Test
    void noCharacterIsCutInTwoWhateverTheTextAndTheLimit() throws JsonProcessingException {
        Random random = new Random(7);
        String[] characters = {"a", "\"", "\\", "\n", "\u0001", "é", "€", "𝄞", "\ud83d"};
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(2_000);
            for (int i = 0; i < length; i++) {
                text.append(characters[random.nextInt(characters.length)]);
            }
            String content = text.toString();
            int limit = 1 + random.nextInt(4_000);

            String cut = ToolResultLimit.cut(content, limit);

            int note = cut.indexOf("\n[cut: ");
            String kept = note < 0 ? cut : cut.substring(0, note);
            assertThat(content).startsWith(kept);
            assertThat(kept.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(limit);
            assertThat(splitsPair(content, kept.length())).isFalse();
            assertThat(AgentJson.mapper().writeValueAsBytes(ToolAnswer.result(kept)))
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "€", "𝄞"})
    void howeverHighTheLimitThePayloadIsOneThatTemporalTakes(String character) throws JsonProcessingException {
        String content = character.repeat(8 << 20);

        String cut = ToolResultLimit.cut(content, Integer.MAX_VALUE);

        assertThat(AgentJson.mapper().writeValueAsBytes(ToolAnswer.result(cut)).length)
                .isLessThan(TEMPORAL_LIMIT);
        assertThat(cut).contains("[cut: ");
    }

    private static boolean splitsPair(String text, int index) {
        return index > 0
                && index < text.length()
                && Character.isHighSurrogate(text.charAt(index - 1))
                && Character.isLowSurrogate(text.charAt(index));
    }
}
