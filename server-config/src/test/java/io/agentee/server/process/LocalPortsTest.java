package io.agentee.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class LocalPortsTest {

    @Test
    void aPortThatSomebodyListensOnIsBusy() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(LocalPorts.isBusy(socket.getLocalPort())).isTrue();
            assertThat(LocalPorts.accepts(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void aFreePortIsNotBusy() {
        int port = LocalPorts.free();

        assertThat(LocalPorts.isBusy(port)).isFalse();
        assertThat(LocalPorts.accepts(port)).isFalse();
    }

    @Test
    void aPortThatSomebodyHasOnEveryInterfaceIsBusy() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            assertThat(LocalPorts.isBusy(socket.getLocalPort())).isTrue();
        }
    }
}
