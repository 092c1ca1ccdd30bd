package io.agentee.temporal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.agentee.temporal.TemporalCustomizer;
import io.agentee.temporal.TestingApplication;
import io.agentee.temporal.TestingGreetings;
import io.agentee.temporal.TestingTemporal;
import io.agentee.temporal.worker.TemporalWorkers;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.ConnectException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TemporalConnectionsTest {
    private static final Map<String, String> NOBODY_THERE = Map.of("temporal.address", "127.0.0.1:1");

    @Test
    void aCallerLearnsThatTemporalIsDown() {
        try (TestingApplication application = TestingApplication.start(NOBODY_THERE)) {
            assertThatThrownBy(() -> TestingGreetings.stub(application, "run").greet("Ada"))
                    .isInstanceOf(WorkflowServiceException.class)
                    .hasCauseInstanceOf(StatusRuntimeException.class)
                    .cause()
                    .extracting(cause ->
                            ((StatusRuntimeException) cause).getStatus().getCode())
                    .isEqualTo(Status.Code.UNAVAILABLE);
        }
    }

    @Test
    void allCallersLearnItInTheSameWay() {
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try (TestingApplication application = TestingApplication.start(NOBODY_THERE)) {
            WorkflowClient client = application.get(WorkflowClient.class);
            List<CompletableFuture<String>> calls = IntStream.range(0, 100)
                    .mapToObj(call -> CompletableFuture.supplyAsync(
                            () -> TestingGreetings.stub(client, "run" + call).greet("Ada"), callers))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThatThrownBy(call::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(WorkflowServiceException.class)
                    .hasRootCauseInstanceOf(ConnectException.class));
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aWorkerStartsWhenTemporalComes() {
        int port = freePort();
        try (TestingApplication application =
                TestingApplication.start(Map.of("temporal.address", "127.0.0.1:" + port))) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));
            try (TestingTemporal temporal = TestingTemporal.start(port)) {
                assertThat(temporal.port()).isEqualTo(port);
                assertThat(greetPatiently(application, "run")).isEqualTo("Hello Ada");
            }
        }
    }

    @Test
    void callersAndWorkersSurviveARestartOfTemporal() {
        TestingTemporal first = TestingTemporal.start();
        int port = first.port();
        try (TestingApplication application = TestingApplication.start(Map.of("temporal.address", first.address()))) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));
            assertThat(TestingGreetings.stub(application, "first").greet("Ada")).isEqualTo("Hello Ada");

            first.close();
            assertThatThrownBy(() -> TestingGreetings.stub(application, "lost").greet("Ada"))
                    .isInstanceOf(WorkflowServiceException.class);

            try (TestingTemporal second = TestingTemporal.start(port)) {
                assertThat(second.port()).isEqualTo(port);
                assertThat(greetPatiently(application, "second")).isEqualTo("Hello Ada");
            }
        }
    }

    @Test
    void payloadsAreCompressedInTheHistory() {
        String name = "Ada Lovelace ".repeat(1000);
        try (TestingTemporal temporal = TestingTemporal.start();
                TestingApplication application =
                        TestingApplication.start(Map.of("temporal.address", temporal.address()))) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(given -> "Hello " + given));

            assertThat(TestingGreetings.stub(application, "run").greet(name)).isEqualTo("Hello " + name);

            assertThat(input(application)).satisfies(payload -> {
                assertThat(payload.getMetadataOrThrow("encoding").toStringUtf8())
                        .isEqualTo("binary/zlib");
                assertThat(payload.getSerializedSize()).isLessThan(name.length() / 10);
            });
        }
    }

    @Test
    void compressionCanBeTurnedOff() {
        String name = "Ada Lovelace ".repeat(1000);
        try (TestingTemporal temporal = TestingTemporal.start();
                TestingApplication application = TestingApplication.start(
                        Map.of("temporal.address", temporal.address(), "temporal.codec.compression", "false"))) {
            WorkflowClient.start(TestingGreetings.stub(application, "run")::greet, name);

            assertThat(input(application).getMetadataOrThrow("encoding").toStringUtf8())
                    .isEqualTo("json/plain");
        }
    }

    @Test
    void theApplicationsDataConverterIsUsed() {
        try (TestingTemporal temporal = TestingTemporal.start();
                TestingApplication application = TestingApplication.start(
                        Map.of("temporal.address", temporal.address()), TestingConverters.class)) {
            WorkflowClient.start(TestingGreetings.stub(application, "run")::greet, "Ada");

            assertThat(input(application).getMetadataOrThrow("encoding").toStringUtf8())
                    .isEqualTo("json/marked");
        }
    }

    @Test
    void customizersHaveTheLastWord() {
        try (TestingTemporal temporal = TestingTemporal.start();
                TestingApplication application = TestingApplication.start(
                        Map.of(
                                "temporal.address",
                                temporal.address(),
                                "temporal.worker.max-concurrent-activities",
                                "7"),
                        TestingCustomizer.class)) {
            application.get(TemporalWorkers.class).start(TestingGreetings.worker(name -> "Hello " + name));
            TemporalConnections connections = application.get(TemporalConnections.class);

            assertThat(application.get(WorkflowClient.class).getOptions().getIdentity())
                    .isEqualTo("customized");
            assertThat(connections.workers().client().getOptions().getIdentity())
                    .isEqualTo("customized");
            assertThat(application
                            .get(WorkflowServiceStubs.class)
                            .getOptions()
                            .getHeaders()
                            .keys())
                    .contains("customized");
            assertThat(application.get(TestingCustomizer.class).seen())
                    .containsExactly("factory cache 600", "worker greetings activities 7");
        }
    }

    @Test
    void beansAreRawObjectsOfOneConnection() {
        try (TestingApplication application = TestingApplication.start(NOBODY_THERE)) {
            WorkflowClient client = application.get(WorkflowClient.class);

            assertThat(client).isSameAs(application.get(WorkflowClient.class));
            assertThat(application.get(WorkflowServiceStubs.class))
                    .isSameAs(application.get(WorkflowServiceStubs.class));
        }
    }

    @Test
    void aCustomizerCannotAskForTheClientItCustomizes() {
        try (TestingApplication application =
                TestingApplication.start(NOBODY_THERE, TestingImpatientCustomizer.class)) {
            assertThatThrownBy(() -> application.get(WorkflowClient.class))
                    .hasStackTraceContaining(
                            "AGTE10023: A TemporalCustomizer or DataConverter bean asks for Temporal while"
                                    + " it is being set up: let it inject Instance<WorkflowClient> and use that later");
        }
    }

    private static String greetPatiently(TestingApplication application, String workflowId) {
        return TestingGreetings.stub(
                        application.get(TemporalConnections.class).workers().client(), workflowId)
                .greet("Ada");
    }

    private static Payload input(TestingApplication application) {
        HistoryEvent started = application
                .get(WorkflowClient.class)
                .fetchHistory("run")
                .getEvents()
                .get(0);
        return started.getWorkflowExecutionStartedEventAttributes().getInput().getPayloads(0);
    }

    private static int freePort() {
        try (TestingTemporal temporal = TestingTemporal.start()) {
            return temporal.port();
        }
    }

    @ApplicationScoped
    public static class TestingConverters {
        @Produces
        @Singleton
        DataConverter converter() {
            return new DefaultDataConverter(new MarkedJsonConverter());
        }
    }

    /** JSON under a name of its own, so that its use shows. */
    static final class MarkedJsonConverter extends JacksonJsonPayloadConverter {
        @Override
        public String getEncodingType() {
            return "json/marked";
        }

        @Override
        public Optional<Payload> toData(@Nullable Object value) {
            return super.toData(value).map(payload -> payload.toBuilder()
                    .putMetadata("encoding", ByteString.copyFromUtf8("json/marked"))
                    .build());
        }
    }

    @ApplicationScoped
    public static class TestingCustomizer implements TemporalCustomizer {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        public List<String> seen() {
            return List.copyOf(seen);
        }

        @Override
        public void serviceStubs(WorkflowServiceStubsOptions.Builder options) {
            Metadata headers = new Metadata();
            headers.put(Metadata.Key.of("customized", Metadata.ASCII_STRING_MARSHALLER), "yes");
            options.setHeaders(headers);
        }

        @Override
        public void client(WorkflowClientOptions.Builder options) {
            options.setIdentity("customized");
        }

        @Override
        public void workerFactory(WorkerFactoryOptions.Builder options) {
            seen.add("factory cache " + options.build().getWorkflowCacheSize());
        }

        @Override
        public void worker(String taskQueue, WorkerOptions.Builder options) {
            seen.add("worker " + taskQueue + " activities " + options.build().getMaxConcurrentActivityExecutionSize());
        }
    }

    @Dependent
    public static class TestingImpatientCustomizer implements TemporalCustomizer {
        @Inject
        WorkflowClient client;
    }
}
