package io.agentee.e2e.servers;

import io.agentee.server.process.LocalServer;

/**
 * What a server takes of its machine.
 *
 * @param threads how many there are
 * @param heap bytes that are in use after a collection
 */
public record Footprint(int threads, long heap) {

    public static Footprint of(LocalServer server) {
        return new Footprint(ThreadDump.of(server).threads().size(), JvmDiagnostics.usedHeap(server));
    }
}
