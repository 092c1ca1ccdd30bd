package io.agentee.client.caller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {

    private static final Run.Origin OWN = startedBy("ada");
    private static final Run.Origin FOREIGN = startedBy("bob");

    @ParameterizedTest
    @CsvSource({
        // role, agents, start, see own, see foreign, cancel own, cancel foreign
        "agentee-user,     true,  true,  true,  false, true,  false",
        "agentee-approver, true,  false, true,  false, true,  false",
        "agentee-auditor,  true,  false, true,  true,  true,  false",
        "agentee-admin,    true,  true,  true,  true,  true,  true",
        "finance,          false, false, false, false, false, false"
    })
    void eachRoleMayDoItsPart(
            String role,
            boolean agents,
            boolean start,
            boolean seeOwn,
            boolean seeForeign,
            boolean cancelOwn,
            boolean cancelForeign) {
        Permissions ada = of("ada", role);

        assertThat(ada.maySeeAgents()).isEqualTo(agents);
        assertThat(ada.mayStartRuns()).isEqualTo(start);
        assertThat(ada.maySee(OWN)).isEqualTo(seeOwn);
        assertThat(ada.maySee(FOREIGN)).isEqualTo(seeForeign);
        assertThat(ada.mayCancel(OWN)).isEqualTo(cancelOwn);
        assertThat(ada.mayCancel(FOREIGN)).isEqualTo(cancelForeign);
    }

    @Test
    void whoDidNotSignInMayNothing() {
        Permissions nobody = new Permissions(Caller.ANONYMOUS);

        assertThat(nobody.maySeeAgents()).isFalse();
        assertThat(nobody.mayStartRuns()).isFalse();
        assertThat(nobody.maySee(startedBy("anonymous"))).isFalse();
        assertThat(nobody.visible(RunFilter.ALL)).isEmpty();
    }

    @Test
    void userSeesOnlyOwnRunsInListsWhateverIsAskedFor() {
        Permissions ada = of("ada", "agentee-user");

        assertThat(ada.visible(RunFilter.ALL)).contains(RunFilter.ALL.withStartedBy("ada"));
        assertThat(ada.visible(RunFilter.ALL.withStartedBy("ada"))).contains(RunFilter.ALL.withStartedBy("ada"));
        assertThat(ada.visible(RunFilter.ALL.withStartedBy("bob"))).isEmpty();
    }

    @Test
    void auditorAndAdministratorSeeAllRunsInLists() {
        for (String role : List.of("agentee-auditor", "agentee-admin")) {
            assertThat(of("ada", role).visible(RunFilter.ALL)).contains(RunFilter.ALL);
            assertThat(of("ada", role).visible(RunFilter.ALL.withStartedBy("bob")))
                    .contains(RunFilter.ALL.withStartedBy("bob"));
        }
    }

    @Test
    void refusalsSayWhatIsLacking() {
        Permissions auditor = of("eve", "agentee-auditor");

        assertThatThrownBy(auditor::requireStart)
                .isInstanceOf(NotAllowedException.class)
                .hasMessage("Only callers with the role agentee-user or agentee-admin may start runs.");
        assertThatThrownBy(() -> auditor.requireCancel(FOREIGN))
                .hasMessage("Only who started the run, or a caller with the role agentee-admin, may cancel it.");
        assertThatThrownBy(of("eve", "finance")::requireAgents)
                .hasMessage("Only callers with one of the agentee roles may see agents.");
    }

    private static Permissions of(String name, String role) {
        return new Permissions(new Caller(name, List.of(role)));
    }

    private static Run.Origin startedBy(String name) {
        return new Run.Origin(name, Instant.EPOCH, Optional.empty(), Map.of(), "sha256:1", Optional.empty());
    }
}
