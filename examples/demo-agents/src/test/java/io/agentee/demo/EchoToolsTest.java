package io.agentee.demo;

import static java.util.concurrent.TimeUnit.HOURS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentee.api.tool.ToolArgumentException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class EchoToolsTest {

    private final EchoTools tools = new EchoTools();
    private final TestingCall call = new TestingCall("key");

    @Test
    void echoReturnsItsText() throws Exception {
        assertThat(tools.echo("hello", Optional.empty(), call)).isEqualTo("hello");
    }

    @Test
    void cancellationEndsTheDelayOfEcho() {
        FutureTask<String> echo = slowEcho();

        call.cancel();

        assertThatThrownBy(echo::get).hasCauseInstanceOf(CancellationException.class);
    }

    @Test
    void interruptionEndsTheDelayOfEcho() {
        FutureTask<String> echo = new FutureTask<>(() -> tools.echo("late", Optional.of(HOURS.toMillis(1)), call));
        Thread thread = new Thread(echo);
        thread.start();
        await().until(call::isWatched);

        thread.interrupt();

        assertThatThrownBy(echo::get).hasCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void bytesAreAsManyAsAskedFor() {
        assertThat(tools.bytes(0)).isEmpty();
        assertThat(tools.bytes(1_000)).hasSize(1_000);
        assertThat(tools.bytes(8_388_608)).hasSize(8_388_608);
        assertThatExceptionOfType(ToolArgumentException.class)
                .isThrownBy(() -> tools.bytes(8_388_609))
                .withMessage("count must be 0 to 8388608, not 8388609");
    }

    @Test
    void failThrowsOnTheFirstAttemptsOnly() {
        Optional<Integer> twice = Optional.of(2);

        assertThatThrownBy(() -> tools.fail("broken", twice, new TestingCall("key", 2)))
                .hasMessage("broken");
        assertThat(tools.fail("broken", twice, new TestingCall("key", 3))).isEqualTo("succeeded on attempt 3");
    }

    @Test
    void failThrowsAlwaysWhenNotToldHowOften() {
        assertThatThrownBy(() -> tools.fail("broken", Optional.empty(), new TestingCall("key", 99)))
                .hasMessage("broken");
    }

    private FutureTask<String> slowEcho() {
        FutureTask<String> echo = new FutureTask<>(() -> tools.echo("late", Optional.of(HOURS.toMillis(1)), call));
        new Thread(echo).start();
        await().until(call::isWatched);
        return echo;
    }
}
