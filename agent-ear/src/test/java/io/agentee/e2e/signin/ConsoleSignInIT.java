package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.e2e.servers.Browser;
import io.agentee.e2e.servers.Browser.Shown;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.TestUsers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people get into the console, and how others do not. */
@ExtendWith(Servers.class)
class ConsoleSignInIT {

    private static final String PAGE = "/console/runs";

    private final Landscape landscape;
    private final Browser browser;

    ConsoleSignInIT(Landscape landscape) {
        this.landscape = landscape;
        this.browser = new Browser(landscape.client());
    }

    @ParameterizedTest
    @CsvSource({
        "/console, /console/login",
        "/console/runs, /console/login?from=%2Fconsole%2Fruns",
        "/console/runs?agent=a&limit=5, /console/login?from=%2Fconsole%2Fruns%3Fagent%3Da%26limit%3D5",
        "/console/nothing, /console/login?from=%2Fconsole%2Fnothing"
    })
    void aPageLeadsToSignInAndRemembersWhatWasWanted(String wanted, String login) {
        Shown answer = browser.get(wanted);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(login);
        assertThat(browser.cookie()).isEmpty();
    }

    @Test
    void aScriptIsToldThatThereIsNoSession() {
        Shown answer = browser.get(PAGE, "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("urn:agentee:problem:not-signed-in");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void nameAndPasswordBeginASession() {
        Shown login = browser.get("/console/login?from=%2Fconsole%2Fruns");
        String before = browser.cookie().orElseThrow();
        Shown answer = browser.post("/console/login", form(login.csrf(), "ada", password("ada"), PAGE));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(PAGE);
        assertThat(answer.header("Set-Cookie"))
                .startsWith("agentee-console=")
                .containsIgnoringCase("path=/console")
                .containsIgnoringCase("HttpOnly")
                .containsIgnoringCase("SameSite=Lax")
                .doesNotContainIgnoringCase("Secure");
        assertThat(browser.cookie().orElseThrow()).isNotEqualTo(before);
        assertThat(browser.get(PAGE).status()).isNotIn(303, 401);
        assertThat(new Browser(landscape.client()).withCookie(before).get(PAGE).status())
                .isEqualTo(303);
    }

    @Test
    void thePlantedIdOfASessionIsNotTheIdAfterSigningIn() {
        Browser attacker = new Browser(landscape.client());
        String csrf = attacker.get("/console/login").csrf();
        String planted = attacker.cookie().orElseThrow();
        Browser victim = new Browser(landscape.client()).withCookie(planted);

        assertThat(victim.post("/console/login", form(csrf, "ada", password("ada"), "/console"))
                        .status())
                .isEqualTo(303);

        assertThat(victim.cookie().orElseThrow()).isNotEqualTo(planted);
        assertThat(attacker.withCookie(planted).get(PAGE).status()).isEqualTo(303);
        assertThat(new Browser(landscape.client())
                        .withCookie("agentee-console=made-up")
                        .get("/console/login")
                        .header("Set-Cookie"))
                .isNotEmpty()
                .doesNotContain("made-up");
    }

    @Test
    void aWrongPasswordShowsTheFormAgainAndEscapesWhatWasTyped() {
        String csrf = browser.get("/console/login").csrf();

        Shown answer = browser.post("/console/login", form(csrf, "\"><script>x</script>", "guess", PAGE));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body())
                .contains("Nobody of this name has this password.")
                .doesNotContain("<script>x");
        assertThat(answer.csrf()).isEqualTo(csrf);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(browser.get(PAGE).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example",
                "/\\evil.example",
                "/api/v1/runs",
                "/consolex",
                "/console/\\evil",
                "/console/logout",
                "/console/login?from=x",
                "javascript:alert(1)",
                ""
            })
    void signingInLeadsToThePagesOfTheConsoleOnly(String from) {
        String csrf = browser.get("/console/login").csrf();

        Shown answer = browser.post("/console/login", form(csrf, "ada", password("ada"), from));

        assertThat(answer.header("Location")).isEqualTo("/console");
    }

    @Test
    void theLoginFormOfAnotherSiteIsRefused() {
        browser.get("/console/login");

        assertThat(browser.post("/console/login", form("", "ada", password("ada"), PAGE))
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/console/login", form("x".repeat(43), "ada", password("ada"), PAGE))
                        .status())
                .isEqualTo(403);
        assertThat(browser.get(PAGE).status()).isEqualTo(303);
    }

    @Test
    void formsNeedTheTokenOfTheirSession() {
        browser.signIn("ada");
        Browser other = new Browser(landscape.client());
        other.signIn("bob");
        String foreign = other.get("/console/login").csrf();
        String own = browser.get("/console/login").csrf();

        for (List<String> fields : List.of(
                List.<String>of(), List.of("csrf", ""), List.of("csrf", foreign), List.of("csrf", own, "csrf", own))) {
            Shown answer = browser.post("/console/logout", fields);
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.body()).contains("not one of this session");
        }
        assertThat(browser.post("/console/logout", List.of("csrf", own), "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/console/logout", List.of("csrf", own), "Origin", "null")
                        .status())
                .isEqualTo(403);
        assertThat(browser.post("/console/logout", List.of("csrf", own), "Content-Type", "text/plain")
                        .status())
                .isNotEqualTo(500);
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn("ada");
        String cookie = browser.cookie().orElseThrow();
        String csrf = browser.get("/console/login").csrf();

        Shown answer = browser.post(
                "/console/logout",
                List.of("csrf", csrf),
                "Origin",
                landscape.client().uri("").toString());

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo("/console/login");
        assertThat(new Browser(landscape.client()).withCookie(cookie).get(PAGE).status())
                .isEqualTo(303);
    }

    @Test
    void theApiKnowsNoSessionAndTheConsoleNoPassword() {
        browser.signIn("ada");

        assertThat(browser.get("/api/v1/runs").status()).isEqualTo(401);
        assertThat(browser.get("/api/v1/runs;x=/console/").status()).isEqualTo(401);
        assertThat(new Browser(landscape.client())
                        .get(PAGE, "Authorization", TestUsers.named("ada").authorization())
                        .status())
                .isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/login;x",
                "/console/assets/../runs",
                "/console/assets/..;/runs",
                "/console/%6cogin/x",
                "/console;x/runs",
                "/%63onsole/login/x",
                "/console/oidc/x"
            })
    void noSpellingOfAPathGetsPastSignIn(String path) {
        assertThat(browser.get(path).status()).isIn(303, 401, 404, 400);
    }

    @Test
    void pagesSayWhatBrowsersMustNotDo() {
        browser.signIn("ada");
        for (Shown page : List.of(browser.get("/console/login"), browser.get("/console/nothing"))) {
            assertThat(page.header("Content-Security-Policy"))
                    .isEqualTo("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(page.header("Referrer-Policy")).isEqualTo("same-origin");
            assertThat(page.headers().allValues("Cache-Control")).containsOnly("no-store");
        }
    }

    private static List<String> form(String csrf, String name, String password, String from) {
        return List.of("csrf", csrf, "name", name, "password", password, "from", from);
    }

    private static String password(String user) {
        return TestUsers.named(user).password();
    }
}
