package io.agentee.runtime.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.ModelAttempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatWriterTest {

    private final ModelAttempt attempt = new ModelAttempt(new RunId("r"), "e", 1, 1);
    private final HeartbeatWriter writer = new HeartbeatWriter(attempt);

    @Test
    void aHeartbeatCarriesAllThatWasSaidSoFar() {
        assertThat(writer.next()).isEmpty();
        write(Channel.REASONING, 0, "hm");
        write(Channel.TEXT, 0, "Hel");
        assertThat(writer.hasNews()).isTrue();
        assertThat(writer.next().orElseThrow().pieces())
                .containsExactly(delta(Channel.REASONING, 0, "hm"), delta(Channel.TEXT, 0, "Hel"));
        assertThat(writer.hasNews()).isFalse();

        write(Channel.TEXT, 3, "lo");

        assertThat(writer.next().orElseThrow().pieces())
                .containsExactly(delta(Channel.REASONING, 0, "hm"), delta(Channel.TEXT, 0, "Hello"));
    }

    @Test
    void ofALongTextItCarriesTheEndInWholeCharacters() {
        String smile = "\uD83D\uDE00";
        write(Channel.TEXT, 0, smile.repeat(40_000) + "x");

        List<AnswerPiece> pieces = writer.next().orElseThrow().pieces();

        assertThat(pieces).singleElement().isInstanceOfSatisfying(AnswerPiece.Delta.class, piece -> {
            assertThat(piece.text()).startsWith(smile).endsWith(smile + "x").hasSizeLessThanOrEqualTo(64 * 1024);
            assertThat(piece.offset() + piece.text().length()).isEqualTo(80_001);
        });
    }

    private void write(Channel channel, int offset, String text) {
        writer.write(delta(channel, offset, text));
    }

    private AnswerPiece.Delta delta(Channel channel, int offset, String text) {
        return new AnswerPiece.Delta(attempt, channel, offset, text, 7);
    }
}
