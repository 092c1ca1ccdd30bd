package io.agentee.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContainerToolsTest {

    @Test
    void withoutAContainerTheProbeSeesNone() {
        ContainerTools.ContainerView view = new ContainerTools().containerProbe(new TestingCall("key"));

        assertThat(view.userTransactionUsable()).isFalse();
        assertThat(view.moduleName()).isEmpty();
        assertThat(view.caller()).isEqualTo("ada");
    }
}
