package io.agentee.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelExceptionTest {

    @ParameterizedTest
    @CsvSource({
        "400, false",
        "401, false",
        "403, false",
        "404, false",
        "408, true",
        "409, true",
        "413, false",
        "422, false",
        "425, true",
        "429, true",
        "499, false",
        "500, true",
        "502, true",
        "503, true",
        "529, true"
    })
    void theStatusDecidesWhetherTryingAgainCanHelp(int status, boolean retryable) {
        ModelException failure = ModelException.httpError("the provider said so", status, Optional.empty());

        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.status()).hasValue(status);
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void keepsTheWaitThatTheProviderAsksFor() {
        ModelException failure = ModelException.httpError("slow down", 429, Optional.of(Duration.ofSeconds(7)));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
    }

    @Test
    void aProviderThatCannotBeReachedMayBeReachedLater() {
        IOException cause = new IOException("connection reset");
        ModelException failure = ModelException.unreachable("no answer", cause);

        assertThat(failure.retryable()).isTrue();
        assertThat(failure.status()).isEmpty();
        assertThat(failure).hasCause(cause);
    }

    @Test
    void whatCannotSucceedIsNotTriedAgain() {
        assertThat(ModelException.permanent("no such model").retryable()).isFalse();
    }

    @Test
    void aSecretShowsItselfOnlyWhenAsked() {
        Secret secret = Secret.of("sk-123");

        assertThat(secret.reveal()).isEqualTo("sk-123");
        assertThat(secret).hasToString("***");
    }

    @Test
    void tokenCountsAreNotNegative() {
        assertThatThrownBy(() -> new TokenUsage(0, -1, 0, 0)).hasMessage("token counts must be 0 or more");
    }
}
