package io.agentee.client.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurrentCallerTest {

    private final CurrentCaller currentCaller = new CurrentCaller();

    @Test
    void nobodyWhoSignedInIsAnonymous() {
        assertThat(currentCaller.of(new TestingSecurityContext(Optional.empty(), List.of())))
                .isEqualTo(Caller.ANONYMOUS);
    }

    @Test
    void principalCallsWithTheRolesThatAreKnown() {
        assertThat(currentCaller.of(new TestingSecurityContext(Optional.of("ada"), List.of("finance", "agentee-user"))))
                .isEqualTo(new Caller("ada", List.of("agentee-user")));
    }

    private record TestingSecurityContext(Optional<String> name, List<String> roles) implements SecurityContext {

        @Override
        public @Nullable Principal getUserPrincipal() {
            return name.<Principal>map(text -> () -> text).orElse(null);
        }

        @Override
        public boolean isUserInRole(String role) {
            return roles.contains(role);
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public String getAuthenticationScheme() {
            return BASIC_AUTH;
        }
    }
}
