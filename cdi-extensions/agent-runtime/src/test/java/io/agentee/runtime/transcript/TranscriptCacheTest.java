package io.agentee.runtime.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.message.Message;
import io.agentee.api.message.MessageId;
import io.agentee.api.run.Caller;
import io.agentee.runtime.testing.TestingAgent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptCacheTest {

    private final TranscriptCache cache = new TranscriptCache(10_000);

    @Test
    void aTranscriptIsFoundWhenItHasTheMessages() {
        Transcript transcript = transcript("hello");
        cache.put("a", transcript);

        assertThat(cache.find("a", 1)).containsSame(transcript);
        assertThat(cache.find("a", 2)).isEmpty();
        assertThat(cache.find("b", 0)).isEmpty();
    }

    @Test
    void whatWasNotUsedForLongestGoesFirst() {
        cache.put("a", transcript("x".repeat(4_000)));
        cache.put("b", transcript("x".repeat(4_000)));
        assertThat(cache.find("a", 1)).isPresent();

        cache.put("c", transcript("x".repeat(4_000)));

        assertThat(cache.find("a", 1)).isPresent();
        assertThat(cache.find("b", 1)).isEmpty();
        assertThat(cache.find("c", 1)).isPresent();
    }

    @Test
    void aTranscriptThatHasTakenAnothersPlaceStays() {
        Transcript old = transcript("old");
        Transcript replayed = transcript("replayed");
        cache.put("a", old);
        cache.put("a", replayed);

        cache.remove("a", old);

        assertThat(cache.find("a", 1)).containsSame(replayed);
    }

    @Test
    void aCacheWithoutRoomKeepsNothing() {
        TranscriptCache none = new TranscriptCache(0);
        none.put("a", transcript("hello"));

        assertThat(none.find("a", 0)).isEmpty();
    }

    @Test
    void aPageHasAtLeastOneMessage() {
        Transcript transcript = transcript("x".repeat(5_000));
        transcript.add(message("short"));

        assertThat(transcript.page(0, 100)).hasSize(1);
        assertThat(transcript.page(0, 10_000)).hasSize(2);
        assertThat(transcript.page(1, 10_000)).extracting(Message::content).containsExactly("short");
        assertThat(transcript.page(2, 10_000)).isEmpty();
        assertThat(transcript.page(-1, 10_000)).hasSize(2);
    }

    private static Transcript transcript(String content) {
        return new Transcript(TestingAgent.agent().build(), Caller.ANONYMOUS, List.of(message(content)));
    }

    private static Message message(String content) {
        return new Message.User(new MessageId("m1"), content, Instant.EPOCH);
    }
}
