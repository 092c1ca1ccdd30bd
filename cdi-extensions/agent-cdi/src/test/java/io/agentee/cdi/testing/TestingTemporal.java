package io.agentee.cdi.testing;

import io.agentee.runtime.workflow.RunSearchAttributes;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.internal.testservice.TestServicesStarter;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.stream.Collectors;

/** Temporal's in-memory server behind a real port on loopback, with the search attributes of runs. */
public final class TestingTemporal implements AutoCloseable {

    private final TestServicesStarter services;
    private final Server server;

    private TestingTemporal() throws IOException {
        services = new TestServicesStarter(true, 0);
        NettyServerBuilder builder =
                NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        services.getServices().forEach(builder::addService);
        server = builder.build().start();
    }

    public static TestingTemporal start() {
        try {
            TestingTemporal temporal = new TestingTemporal();
            temporal.registerSearchAttributes();
            return temporal;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public String address() {
        return "127.0.0.1:" + server.getPort();
    }

    private void registerSearchAttributes() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(
                OperatorServiceStubsOptions.newBuilder().setTarget(address()).validateAndBuildWithDefaults());
        try {
            operator.blockingStub()
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace("default")
                            .putAllSearchAttributes(RunSearchAttributes.ALL.stream()
                                    .collect(Collectors.toMap(
                                            SearchAttributeKey::getName, SearchAttributeKey::getValueType)))
                            .build());
        } finally {
            operator.shutdownNow();
        }
    }

    @Override
    public void close() {
        server.shutdownNow();
        try {
            server.awaitTermination();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        services.close();
    }
}
