package io.agentee.e2e.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import io.agentee.e2e.browser.Complaint.Kind;
import io.agentee.server.process.LocalPorts;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Browsers.class)
class BrowserIT {

    private static final int WHITE = 0xffffffff;
    private static final int BLACK = 0xff000000;

    private final TestingSite site = new TestingSite();
    private final Tabs tabs;

    BrowserIT(Tabs tabs) throws IOException {
        this.tabs = tabs;
    }

    @AfterEach
    void closeSite() {
        site.close();
    }

    private Tab open(View view) {
        Tab tab = tabs.open(view, site.address());
        tab.page().navigate("/");
        return tab;
    }

    @Test
    void picturesShowTheWholePageInItsColours() throws Exception {
        String style = """
                <style>
                  html { background: white; color: black }
                  main { min-height: 2000px }
                  @media (prefers-color-scheme: dark) { html { background: black; color: white } }
                </style>
                """;
        site.add("/", style, "<p>Good morning.</p>");

        BufferedImage light = picture(open(View.DESKTOP).screenshot("whole"));
        BufferedImage dark = picture(open(View.PHONE.inTheDark()).screenshot("whole"));

        assertThat(light.getWidth()).isEqualTo(1280);
        assertThat(light.getHeight()).isGreaterThan(2000);
        assertThat(light.getRGB(0, 0)).isEqualTo(WHITE);
        assertThat(colours(light)).contains(WHITE, BLACK);
        assertThat(dark.getWidth()).isEqualTo(320);
        assertThat(dark.getRGB(0, 0)).isEqualTo(BLACK);
        assertThat(colours(dark)).contains(WHITE, BLACK);
        assertThat(Path.of("target", "screenshots"))
                .isDirectoryContaining("glob:**/BrowserIT.picturesShowTheWholePageInItsColours-whole-phone-dark.png");
    }

    private static BufferedImage picture(Path file) throws IOException {
        assertThat(Files.size(file)).isPositive();
        return ImageIO.read(file.toFile());
    }

    private static Set<Integer> colours(BufferedImage picture) {
        int width = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, width, picture.getHeight(), null, 0, width);
        return IntStream.of(pixels).boxed().collect(Collectors.toSet());
    }

    @Test
    void scriptsRunUnlessTheyAreSwitchedOff() {
        site.add(
                "/",
                "",
                "<p id='text'>plain</p><script>document.getElementById('text').textContent = 'scripted'</script>");

        assertThat(open(View.DESKTOP).page().locator("#text")).hasText("scripted");
        assertThat(open(View.DESKTOP.withoutJavaScript()).page().locator("#text"))
                .hasText("plain");
    }

    @Test
    void thePageKnowsWhatItsReaderPrefers() {
        site.add("/", "", "");
        Page phone = open(View.PHONE.withReducedMotion()).page();

        assertThat(phone.evaluate("[innerWidth, navigator.maxTouchPoints > 0]").toString())
                .isEqualTo("[320, true]");
        assertThat(phone.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches"))
                .isEqualTo(true);
        assertThat(open(View.DESKTOP).page().evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches"))
                .isEqualTo(false);
    }

    @Test
    void everyViolationIsNamedWithItsPlace() {
        site.add("/", "", "<img id='logo' src='data:,'><input id='name'>");
        site.add("/good", "", "<label>Name <input></label>");

        Tab tab = open(View.PHONE);
        assertThatThrownBy(() -> Accessibility.assertNoViolations(tab))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("image-alt (critical): ")
                .hasMessageContaining("at #logo")
                .hasMessageContaining("label (critical): ")
                .hasMessageContaining("at #name");

        tab.page().navigate("/good");
        Accessibility.assertNoViolations(tab);
    }

    @Test
    void whereScriptsDoNotRunAccessibilityIsNotTakenForGranted() {
        site.add("/", "", "");
        Tab tab = open(View.DESKTOP.withoutJavaScript());

        assertThatThrownBy(() -> Accessibility.violations(tab)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatPagesDoWrongIsCollected() {
        String nobody = "127.0.0.1:" + LocalPorts.free();
        site.add("/", "", """
                <img alt='' src='http://%1$s/far.png?a=|'>
                <script>
                  console.info('nothing of interest');
                  console.error('out of order');
                  new WebSocket('ws://%1$s/socket');
                  const stream = new AbortController();
                  fetch('/never', {signal: stream.signal}).catch(() => {});
                  stream.abort();
                  undefined.nothing;
                </script>
                """.formatted(nobody));

        Tab tab = open(View.DESKTOP);

        String image = "GET http://%s/far.png?a=|".formatted(nobody);
        await().untilAsserted(() -> assertThat(tab.complaints())
                .contains(
                        new Complaint(Kind.FOREIGN_REQUEST, image),
                        new Complaint(Kind.FAILED_REQUEST, image + ": net::ERR_CONNECTION_REFUSED"),
                        new Complaint(Kind.FOREIGN_REQUEST, "WebSocket ws://%s/socket".formatted(nobody)))
                .anyMatch(complaint -> complaint.kind() == Kind.SCRIPT_ERROR
                        && complaint.text().startsWith("TypeError"))
                .anyMatch(complaint -> complaint.kind() == Kind.CONSOLE_ERROR
                        && complaint.text().startsWith("out of order")));
        assertThat(tab.complaints())
                .noneMatch(complaint -> complaint.text().contains("nothing of interest"))
                .noneMatch(complaint -> complaint.text().contains("/never"));
    }

    @Test
    void aGoodPageGivesNoCauseForComplaint() {
        site.add("/", "", "<script>fetch('/data').then(() => console.log('done'))</script>");
        site.add("/data", "", "");
        Tab tab = open(View.DESKTOP);

        tab.page().waitForConsoleMessage(() -> tab.page().reload());

        assertThat(tab.complaints()).isEmpty();
    }

    @Test
    void anErrorOfTheServerIsAnErrorInTheConsole() {
        Tab tab = tabs.open(View.DESKTOP, site.address());

        tab.page().navigate("/nowhere");

        assertThat(tab.complaints()).singleElement().satisfies(complaint -> {
            assertThat(complaint.kind()).isEqualTo(Kind.CONSOLE_ERROR);
            assertThat(complaint.text()).contains("404", "/nowhere");
        });
    }

    @Test
    void noProcessIsLeftBehind() {
        Set<ProcessHandle> before = descendants();
        Set<ProcessHandle> own;
        try (Chromium chromium = Chromium.start()) {
            assertThat(chromium.version()).isNotEmpty();
            own = descendants();
            own.removeAll(before);
            assertThat(own).isNotEmpty();
        }
        await().until(() -> own.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static Set<ProcessHandle> descendants() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
