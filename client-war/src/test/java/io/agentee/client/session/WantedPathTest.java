package io.agentee.client.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"/console", "/console/runs", "/console?status=pending", "/console/runs/r-1?after=x&b=%20#c"})
    void pagesOfTheConsoleAreGoneOnTo(String path) {
        assertThat(WantedPath.of(path).value()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "//evil.example/console",
                "https://evil.example/console",
                "/consolex",
                "/console/\\evil",
                "/console/a b",
                "/console/\r\nSet-Cookie: x",
                "/console/login",
                "/console/login?from=/console",
                "/console/logout",
                "/console/oidc/callback?code=x",
                "/console/\"><script>",
                "/api/v1/runs"
            })
    void anythingElseLeadsHome(String path) {
        assertThat(WantedPath.of(path)).isEqualTo(WantedPath.HOME);
    }

    @Test
    void loginRemembersThePage() {
        assertThat(WantedPath.of("/console/runs?limit=5").login())
                .isEqualTo("/console/login?from=%2Fconsole%2Fruns%3Flimit%3D5");
        assertThat(WantedPath.HOME.login()).isEqualTo("/console/login");
    }
}
