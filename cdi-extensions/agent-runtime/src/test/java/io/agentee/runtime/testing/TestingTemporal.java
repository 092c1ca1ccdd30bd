package io.agentee.runtime.testing;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.model.ChatModel;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.policy.ToolCallPolicy;
import io.agentee.api.run.Caller;
import io.agentee.api.run.Run;
import io.agentee.api.tool.AgentTool;
import io.agentee.api.transport.EventTransport;
import io.agentee.runtime.fingerprint.DefinitionFingerprint;
import io.agentee.runtime.fingerprint.FingerprintedAgents;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.transport.LocalEventTransport;
import io.agentee.runtime.worker.AgentWorkers;
import io.agentee.runtime.worker.WorkerParts;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.common.interceptors.WorkflowClientInterceptor;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A Temporal server in memory with one worker; time is skipped while nothing is under way. With
 * {@code -Dagentee.test.temporal=127.0.0.1:7233} it is the real server there, which has the search attributes.
 */
public final class TestingTemporal implements AutoCloseable {

    private static final Instant STARTED = Instant.parse("2026-11-21T10:00:00Z");

    private final TestWorkflowEnvironment environment;
    private final ExecutorService executor;
    private final ScheduledExecutorService scheduler;
    private final AgentWorkers workers;
    private final EventTransport events;

    private TestingTemporal(Options options, AgentDefinition agent, ChatModel model, List<? extends AgentTool> tools) {
        Optional<String> server = realServer();
        environment = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(options.timeSkipping && server.isEmpty())
                .setUseExternalService(server.isPresent())
                .setTarget(server.orElse("in memory"))
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(AgentJson.dataConverter())
                        // Recorded histories name no machine.
                        .setIdentity("test")
                        .setInterceptors(options.clientInterceptors)
                        .build())
                .setWorkerFactoryOptions(options.factory)
                .build());
        if (server.isEmpty()) {
            for (SearchAttributeKey<?> key : RunSearchAttributes.ALL) {
                environment.registerSearchAttribute(key.getName(), key.getValueType());
            }
        }
        executor = options.executor;
        scheduler = options.scheduler;
        events = options.events;
        List<AgentTool> all = List.copyOf(tools);
        workers = AgentWorkers.register(
                environment.getWorkerFactory(),
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(2_000)
                        .build(),
                new WorkerParts(
                        new FingerprintedAgents(List.of(agent)),
                        () -> all,
                        name -> name.equals("default") ? Optional.of(model) : Optional.empty(),
                        name -> Optional.ofNullable(options.policies.get(name)),
                        options.notices::add,
                        events,
                        executor,
                        scheduler),
                options.cacheBytes);
        environment.start();
    }

    /** How the environment is set up. */
    public static final class Options {

        private final Map<String, ToolCallPolicy> policies = new LinkedHashMap<>();
        private final List<ApprovalNotice> notices = new CopyOnWriteArrayList<>();
        private boolean timeSkipping = true;
        private long cacheBytes = 1L << 24;
        private WorkflowClientInterceptor[] clientInterceptors = {};
        private ExecutorService executor = Executors.newCachedThreadPool();
        private ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
        private EventTransport events = new LocalEventTransport(Duration.ofHours(1), 100_000);
        private WorkerFactoryOptions factory = WorkerFactoryOptions.getDefaultInstance();

        public Options policy(String name, ToolCallPolicy policy) {
            policies.put(name, policy);
            return this;
        }

        /** What the webhook was told. */
        public List<ApprovalNotice> notices() {
            return notices;
        }

        public Options realTime() {
            timeSkipping = false;
            return this;
        }

        public Options withoutTranscriptCache() {
            cacheBytes = 0;
            return this;
        }

        public Options client(WorkflowClientInterceptor interceptor) {
            clientInterceptors = new WorkflowClientInterceptor[] {interceptor};
            return this;
        }

        /** What carries the pieces of answers, in place of this process's memory. */
        public Options events(EventTransport transport) {
            events = transport;
            return this;
        }

        public Options executor(ExecutorService service) {
            executor = service;
            return this;
        }

        /** As if the worker had been killed: Temporal hears no more of its calls. */
        public Options withoutHeartbeats() {
            scheduler.shutdownNow();
            scheduler = new ScheduledThreadPoolExecutor(1) {
                @Override
                public ScheduledFuture<?> scheduleWithFixedDelay(
                        Runnable command, long initialDelay, long delay, TimeUnit unit) {
                    return super.scheduleWithFixedDelay(command, 1, 1, TimeUnit.DAYS);
                }
            };
            return this;
        }

        public Options factory(WorkerFactoryOptions options) {
            factory = options;
            return this;
        }

        public TestingTemporal start(AgentDefinition agent, ChatModel model, AgentTool... tools) {
            return new TestingTemporal(this, agent, model, List.of(tools));
        }
    }

    public static Options options() {
        return new Options();
    }

    public static TestingTemporal start(TestingAgent agent, ChatModel model, AgentTool... tools) {
        return options().start(agent.build(), model, tools);
    }

    public static RunInput input(AgentDefinition agent, String text) {
        return new RunInput(
                agent,
                text,
                new Caller("ada", List.of("finance")),
                new Run.Origin("ada", STARTED, Optional.empty(), Map.of("k", "v"), "", Optional.empty()),
                List.of(),
                Optional.empty());
    }

    /** Starts a run as the client does. */
    public WorkflowStub begin(AgentDefinition agent, String text) {
        return begin(agent, text, UUID.randomUUID().toString());
    }

    public WorkflowStub begin(AgentDefinition agent, String text, String runId) {
        return begin(input(agent, text), runId);
    }

    /** Starts a run of an agent that may hand tasks to these. */
    public WorkflowStub begin(AgentDefinition agent, List<AgentDefinition> subAgents, String text, String runId) {
        RunInput input = input(agent, text);
        List<SubAgent> known = subAgents.stream()
                .map(subAgent -> new SubAgent(subAgent, DefinitionFingerprint.of(subAgent)))
                .toList();
        return begin(new RunInput(agent, text, input.caller(), input.origin(), known, Optional.empty()), runId);
    }

    private WorkflowStub begin(RunInput input, String runId) {
        AgentDefinition agent = input.definition();
        Map<String, Object> memo = new LinkedHashMap<>();
        memo.put(RunMemo.ORIGIN, input.origin());
        memo.put(RunMemo.AGENT, agent.name());
        memo.put(RunMemo.REQUEST_DIGEST, "digest");
        WorkflowStub stub = client().newUntypedWorkflowStub(
                        AgentRunWorkflow.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(runId)
                                // What a broken test left on a real server.
                                .setWorkflowIdConflictPolicy(
                                        WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_TERMINATE_EXISTING)
                                .setTaskQueue(agent.execution().taskQueue())
                                .setMemo(memo)
                                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                                        .set(
                                                RunSearchAttributes.AGENT,
                                                agent.name().value())
                                        .set(RunSearchAttributes.STARTED_BY, "ada")
                                        .set(RunSearchAttributes.STATE, RunSearchAttributes.ACTIVE)
                                        .build())
                                .build());
        stub.start(input);
        return stub;
    }

    public WorkflowClient client() {
        return environment.getWorkflowClient();
    }

    public TestWorkflowEnvironment environment() {
        return environment;
    }

    public EventTransport events() {
        return events;
    }

    /** Calls as a client makes them. */
    public TemporalCalls calls() {
        return new TemporalCalls(client(), scheduler, executor);
    }

    public AgentWorkers workers() {
        return workers;
    }

    /**
     * Stops this worker. With the server in memory it goes on polling, and gives back what it takes: that server loses
     * tasks to pollers that leave, as a real one does not.
     */
    public void stopCalls(Duration grace) {
        if (realServer().isPresent()) {
            environment.getWorkerFactory().shutdown();
        }
        workers.stop(grace);
    }

    private static Optional<String> realServer() {
        return Optional.ofNullable(System.getProperty("agentee.test.temporal"));
    }

    @Override
    public void close() {
        environment.shutdown();
        workers.stop(Duration.ZERO);
        environment.close();
        scheduler.shutdownNow();
        executor.shutdownNow();
    }
}
