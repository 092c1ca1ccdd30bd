package io.agentee.server.runs;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.server.runs.FrameParser.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameParserTest {

    private final FrameParser parser = new FrameParser();

    private List<Frame> take(String... lines) {
        return List.of(lines).stream()
                .map(parser::take)
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void putsLinesTogether() {
        assertThat(take("id: 7", "data: {", "data:  }", "")).containsExactly(new Frame("7", "{\n }"));
        assertThat(take("data:{}", "id:8", "")).containsExactly(new Frame("8", "{}"));
    }

    @Test
    void keepsTheIdOfTheEventBefore() {
        assertThat(take("id: 7", "data: a", "", "data: b", ""))
                .containsExactly(new Frame("7", "a"), new Frame("7", "b"));
    }

    @Test
    void ignoresCommentsAndOtherFields() {
        assertThat(take(": comment", "", "event: x", "retry: 5", "data", "data: a", "unknown", ""))
                .containsExactly(new Frame("", "\na"));
    }

    @Test
    void doesNotTakeAnEventThatIsNotComplete() {
        assertThat(take("id: 7", "data: {}")).isEmpty();
    }
}
