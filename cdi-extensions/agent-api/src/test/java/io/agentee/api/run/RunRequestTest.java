package io.agentee.api.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.model.TokenUsage;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunRequestTest {

    private static final RunRequest REQUEST = RunRequest.of("support", "hello");

    @Test
    void isByNobodyInParticularUntilSomebodySaysSo() {
        assertThat(REQUEST.caller()).isEqualTo(Caller.ANONYMOUS);
        assertThat(REQUEST.withCaller(new Caller("ada", List.of("finance")))
                        .caller()
                        .hasRole("finance"))
                .isTrue();
    }

    @Test
    void changesOneThingAtATime() {
        RunRequest changed = REQUEST.withConversationId("c-7")
                .withMetadata(Map.of("b", "2", "a", "1"))
                .withTimeout(Duration.ofMinutes(1))
                .withIdempotencyKey("k");

        assertThat(changed.agent()).isEqualTo(REQUEST.agent());
        assertThat(changed.input()).isEqualTo("hello");
        assertThat(changed.conversationId()).contains("c-7");
        assertThat(changed.metadata()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
        assertThat(changed.timeout()).contains(Duration.ofMinutes(1));
        assertThat(changed.idempotencyKey()).contains("k");
    }

    @Test
    void keepsItsOwnCopyOfTheMetadata() {
        Map<String, String> metadata = new HashMap<>(Map.of("a", "1"));
        RunRequest request = REQUEST.withMetadata(metadata);
        metadata.clear();

        assertThat(request.metadata()).containsEntry("a", "1");
        assertThatThrownBy(() -> request.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void hasSomethingToSayAndTimeToAnswer() {
        assertThatThrownBy(() -> RunRequest.of("support", " \n")).hasMessage("input is blank");
        assertThatThrownBy(() -> REQUEST.withTimeout(Duration.ZERO)).hasMessage("timeout must be positive, not PT0S");
        assertThatThrownBy(() -> REQUEST.withTimeout(Duration.ofSeconds(-1)))
                .hasMessage("timeout must be positive, not PT-1S");
    }

    @Test
    void usageAddsUp() {
        Usage usage = Usage.NONE
                .plusModelCall(new TokenUsage(10, 5, 2, 1))
                .plusToolCall()
                .plusModelCall(new TokenUsage(1, 1, 0, 0));

        assertThat(usage).isEqualTo(new Usage(new TokenUsage(11, 6, 2, 1), 2, 1));
    }
}
