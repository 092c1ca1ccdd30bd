package io.agentee.redis.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunId;
import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.AnswerPiece.Channel;
import io.agentee.api.transport.AnswerPiece.Delta;
import io.agentee.api.transport.AnswerPiece.End;
import io.agentee.api.transport.ModelAttempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerSoFarTest {

    private static final ModelAttempt ATTEMPT = new ModelAttempt(new RunId("run-1"), "execution-1", 1, 1);

    private final AnswerSoFar answer = new AnswerSoFar(ATTEMPT);

    @Test
    void nothingIsMissingOfNothing() {
        assertThat(answer.missing()).isEmpty();
    }

    @Test
    void whatIsMissingIsOnePiecePerText() {
        add(reasoning(0, "Hm", 1), text(0, "One ", 2), reasoning(2, ".", 3), text(4, "two", 4));

        assertThat(answer.missing()).containsExactly(reasoning(0, "Hm.", 4), text(0, "One two", 4));
    }

    @Test
    void whatIsStoredIsNotMissing() {
        add(reasoning(0, "Hm", 1), text(0, "One ", 2), text(4, "two ", 3), text(8, "three", 4), new End(ATTEMPT, 5));
        answer.stored(List.of(reasoning(0, "Hm", 1), text(0, "One ", 2), text(4, "two ", 3)));

        assertThat(answer.missing()).containsExactly(text(8, "three", 5), new End(ATTEMPT, 5));
    }

    @Test
    void afterALossEverythingIsMissing() {
        add(text(0, "One ", 1), text(4, "two", 2), new End(ATTEMPT, 3));
        answer.stored(answer.missing());
        assertThat(answer.missing()).isEmpty();

        answer.lost();

        assertThat(answer.missing()).containsExactly(text(0, "One two", 3), new End(ATTEMPT, 3));
    }

    private void add(AnswerPiece... pieces) {
        List.of(pieces).forEach(answer::add);
    }

    private static Delta reasoning(int offset, String text, long timestamp) {
        return new Delta(ATTEMPT, Channel.REASONING, offset, text, timestamp);
    }

    private static Delta text(int offset, String text, long timestamp) {
        return new Delta(ATTEMPT, Channel.TEXT, offset, text, timestamp);
    }
}
