package io.agentee.e2e.browser;

import java.util.Optional;

/** The one browser of the suite, which starts when it is wanted first. One that cannot be had is not tried again for each test. */
final class SharedChromium implements AutoCloseable {

    private Optional<Chromium> running = Optional.empty();
    private Optional<RuntimeException> failure = Optional.empty();

    Chromium get() {
        failure.ifPresent(known -> {
            throw new IllegalStateException(known.getMessage(), known);
        });
        return running.orElseGet(this::start);
    }

    private Chromium start() {
        try {
            Chromium chromium = Chromium.start();
            running = Optional.of(chromium);
            return chromium;
        } catch (RuntimeException reason) {
            failure = Optional.of(reason);
            throw reason;
        }
    }

    @Override
    public void close() {
        running.ifPresent(Chromium::close);
    }
}
