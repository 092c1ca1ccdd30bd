package io.agentee.runtime.testing;

import com.google.protobuf.Message;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueResponse;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.UpdateWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A Temporal that answers as the test says, for what its server in memory does not do. */
public final class TestingFrontend implements AutoCloseable {

    private final Queue<Status> failures = new ArrayDeque<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Server server;
    private final ManagedChannel channel;
    private final WorkflowServiceStubs stubs;
    private volatile Function<DescribeTaskQueueRequest, DescribeTaskQueueResponse> taskQueue =
            request -> DescribeTaskQueueResponse.getDefaultInstance();
    private volatile Function<CountWorkflowExecutionsRequest, CountWorkflowExecutionsResponse> count =
            request -> CountWorkflowExecutionsResponse.getDefaultInstance();
    private volatile Function<ListWorkflowExecutionsRequest, ListWorkflowExecutionsResponse> list =
            request -> ListWorkflowExecutionsResponse.getDefaultInstance();

    private volatile Function<UpdateWorkflowExecutionRequest, UpdateWorkflowExecutionResponse> update =
            request -> UpdateWorkflowExecutionResponse.getDefaultInstance();

    public TestingFrontend() {
        String name = UUID.randomUUID().toString();
        try {
            server = InProcessServerBuilder.forName(name)
                    .directExecutor()
                    .addService(new Service())
                    .build()
                    .start();
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
        channel = InProcessChannelBuilder.forName(name).directExecutor().build();
        stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setChannel(channel).build());
    }

    public void taskQueue(Function<DescribeTaskQueueRequest, DescribeTaskQueueResponse> answer) {
        taskQueue = answer;
    }

    public void count(Function<CountWorkflowExecutionsRequest, CountWorkflowExecutionsResponse> answer) {
        count = answer;
    }

    public void list(Function<ListWorkflowExecutionsRequest, ListWorkflowExecutionsResponse> answer) {
        list = answer;
    }

    public void update(Function<UpdateWorkflowExecutionRequest, UpdateWorkflowExecutionResponse> answer) {
        update = answer;
    }

    /** The next call fails so. */
    public void failNext(Status status) {
        failures.add(status);
    }

    /** How many calls there were. */
    public int answered() {
        return calls.get();
    }

    public WorkflowClient client() {
        return WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setDataConverter(AgentJson.dataConverter())
                        .build());
    }

    public TemporalCalls calls() {
        return new TemporalCalls(client(), timer, Runnable::run);
    }

    /** Closes the connection, as the end of the application does. */
    public void disconnect() {
        channel.shutdownNow();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        stubs.shutdownNow();
        channel.shutdownNow();
        server.shutdownNow();
    }

    private <Q extends Message, A extends Message> void answer(
            Q request, Function<Q, A> function, StreamObserver<A> observer) {
        calls.incrementAndGet();
        Status failure = failures.poll();
        if (failure != null) {
            observer.onError(failure.asRuntimeException());
            return;
        }
        observer.onNext(function.apply(request));
        observer.onCompleted();
    }

    private final class Service extends WorkflowServiceImplBase {

        @Override
        public void getSystemInfo(GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> observer) {
            observer.onNext(GetSystemInfoResponse.getDefaultInstance());
            observer.onCompleted();
        }

        @Override
        public void describeTaskQueue(
                DescribeTaskQueueRequest request, StreamObserver<DescribeTaskQueueResponse> observer) {
            answer(request, taskQueue, observer);
        }

        @Override
        public void updateWorkflowExecution(
                UpdateWorkflowExecutionRequest request, StreamObserver<UpdateWorkflowExecutionResponse> observer) {
            answer(request, update, observer);
        }

        @Override
        public void countWorkflowExecutions(
                CountWorkflowExecutionsRequest request, StreamObserver<CountWorkflowExecutionsResponse> observer) {
            answer(request, count, observer);
        }

        @Override
        public void listWorkflowExecutions(
                ListWorkflowExecutionsRequest request, StreamObserver<ListWorkflowExecutionsResponse> observer) {
            answer(request, list, observer);
        }
    }
}
