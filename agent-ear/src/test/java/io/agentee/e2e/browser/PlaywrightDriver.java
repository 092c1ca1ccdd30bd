package io.agentee.e2e.browser;

import com.microsoft.playwright.impl.driver.Driver;
import com.microsoft.playwright.impl.driver.jar.DriverJar;
import io.agentee.server.install.CacheLock;
import io.agentee.server.install.Workshop;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Playwright's server, a program of Node.js that comes in Playwright's archives together with Node.js. By itself Playwright unpacks
 * them anew for each Java process.
 *
 * @param cache where it is kept, once unpacked
 */
record PlaywrightDriver(Path cache) {

    private static final String NAME = "driver";

    /** The directory from which it runs; takes some seconds when it has to be made. */
    Path obtain() throws IOException {
        Path installation = cache.resolve(version());
        return CacheLock.holding(cache, () -> {
            if (!Files.isDirectory(installation)) {
                install(installation);
            }
            return installation;
        });
    }

    private void install(Path installation) throws IOException {
        try (Workshop workshop = Workshop.in(cache)) {
            DriverJar.installDriverTo(workshop.directory().resolve(NAME));
            workshop.deliver(NAME, installation);
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static String version() {
        return Optional.ofNullable(Driver.class.getPackage().getImplementationVersion())
                .orElseThrow(() -> new IllegalStateException("Playwright's archive does not tell its version"));
    }
}
