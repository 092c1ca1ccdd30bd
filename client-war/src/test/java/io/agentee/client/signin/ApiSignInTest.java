package io.agentee.client.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.client.caller.SignedIn;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiSignInTest {

    private final ApiSignIn api =
            new ApiSignIn(new PasswordSignIn(new TestingIdentityStores()), new BearerTokens(Optional.empty()));

    @Test
    void nameAndPasswordSignIn() {
        SignedIn ada = new SignedIn("ada", Set.of("agentee-user"));

        assertThat(api.caller(List.of("Basic " + encoded("ada:pass:wörd")))).contains(ada);
        assertThat(api.caller(List.of("basic  " + encoded("ada:pass:wörd")))).contains(ada);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada:guess",
                "eve:pass:wörd",
                "ada",
                ":",
                "anonymous:pass:wörd",
                " ada:pass:wörd",
                "ada\n:pass:wörd"
            })
    void anythingElseDoesNot(String credentials) {
        assertThat(api.caller(List.of("Basic " + encoded(credentials)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Basic",
                "Basic ",
                "Basic *",
                "Basic /+8=",
                "Digest abc",
                "Bearer",
                "Bearer abc",
                "Bearer a.b.c"
            })
    void malformedHeadersDoNot(String header) {
        assertThat(api.caller(List.of(header))).isEmpty();
    }

    @Test
    void twoHeadersDoNotEvenWhenEachWould() {
        String good = "Basic " + encoded("ada:pass:wörd");

        assertThat(api.caller(List.of(good, good))).isEmpty();
        assertThat(api.caller(List.of())).isEmpty();
    }

    private static String encoded(String credentials) {
        return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
