package io.agentee.server.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopologyTest {

    @Test
    void isTemporalRedisOneWorkerAndOneClientUnlessToldOtherwise() {
        assertThat(Topology.ordinary().parts())
                .extracting(Part::name)
                .containsExactly("temporal", "redis", "worker", "client");
    }

    @Test
    void numbersFurtherServers() {
        assertThat(new Topology(false, 2, 3, 0).parts())
                .extracting(Part::name)
                .containsExactly("temporal", "redis", "worker", "worker-2", "worker-3", "client", "client-2");
    }

    @Test
    void isOneServerWithoutRedisWhenSingle() {
        assertThat(new Topology(true, 1, 1, 0).parts()).extracting(Part::name).containsExactly("temporal", "single");
    }

    @Test
    void refusesNumbersThatMakeNoSense() {
        assertThatThrownBy(() -> new Topology(false, 0, 1, 0))
                .hasMessage("--clients must be between 1 and 10, but is 0");
        assertThatThrownBy(() -> new Topology(false, 1, 11, 0))
                .hasMessage("--workers must be between 1 and 10, but is 11");
        assertThatThrownBy(() -> new Topology(true, 2, 1, 0)).hasMessageContaining("--single is one server");
        assertThatThrownBy(() -> new Topology(false, 1, 1, -1)).hasMessageContaining("--port-offset");
    }
}
