package io.agentee.e2e.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import io.agentee.server.install.UserCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** One running browser without windows. It, and all that it opens, belongs to the thread that started it. */
final class Chromium implements AutoCloseable {

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser, which is obtained first where there is none. */
    static Chromium start() {
        Path program = ChromiumInstallation.ordinary(System.out::println).obtain();
        try {
            // The only way to tell Playwright: it reads the variable of the same meaning from the environment of this
            // process.
            System.setProperty(
                    "playwright.cli.dir",
                    new PlaywrightDriver(UserCache.of("playwright")).obtain().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new CreateOptions().setEnv(variables));
        try {
            return new Chromium(playwright, playwright.chromium().launch(options(program)));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
    }

    /** Chromium refuses to be root inside its sandbox; nobody else has to do without. */
    private static LaunchOptions options(Path program) {
        return new LaunchOptions()
                .setExecutablePath(program)
                .setChromiumSandbox(!"root".equals(System.getProperty("user.name")));
    }

    /** A context without cookies or a cache of its own; whoever asks for it closes it. */
    BrowserContext open(View view, URI server) {
        return browser.newContext(view.options().setBaseURL(server.toString()));
    }

    String version() {
        return browser.version();
    }

    /** Ends the browser, and all processes that belong to it. */
    @Override
    public void close() {
        playwright.close();
    }
}
