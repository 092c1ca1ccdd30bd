package io.agentee.cdi.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.Caller;
import io.agentee.cdi.tool.CurrentToolCall;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CurrentCallerTest {

    private final CurrentCaller currentCaller =
            new CurrentCaller(Optional::empty, new CurrentToolCall(), List.of("finance", "agentee-user"));

    @Test
    void callerHasThoseRolesThatSomebodyAsksFor() {
        Set<String> roles = Set.of("finance", "agentee-admin", "of-another-application");

        assertThat(currentCaller.of(() -> "ada", roles::contains))
                .isEqualTo(new Caller("ada", List.of("agentee-admin", "finance")));
    }

    @Test
    void nobodySignedInIsAnonymousWhateverRolesThereAre() {
        assertThat(currentCaller.of(null, role -> true)).isEqualTo(Caller.ANONYMOUS);
    }

    @Test
    void withoutASecurityContextNobodyIsSignedIn() {
        assertThat(currentCaller.get()).isEqualTo(Caller.ANONYMOUS);
    }
}
