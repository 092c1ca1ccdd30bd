package io.agentee.client;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.AgentMode;
import io.agentee.api.agent.AgentName;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ExecutionPolicy;
import io.agentee.api.agent.RunLimits;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.agent.ToolExecution;
import io.agentee.api.event.AgentEvent;
import io.agentee.api.event.EventId;
import io.agentee.api.message.Message;
import io.agentee.api.message.ToolCallId;
import io.agentee.api.run.AgentClient;
import io.agentee.api.run.AgentClientException;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunHandle;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunRequest;
import io.agentee.api.run.RunStatus;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.ToolEffect;
import io.agentee.api.tool.ToolSpecification;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs that do what the test says, without Temporal. */
public final class TestingAgentClient implements AgentClient, AgentCatalog {

    public static final Instant STARTED_AT = Instant.parse("2026-11-21T08:00:00Z");
    public static final Instant FINISHED_AT = Instant.parse("2026-11-21T08:00:04Z");

    private static final int INPUT_LIMIT = 1024 * 1024;

    private final Map<RunId, TestingRun> runs = new ConcurrentHashMap<>();
    private final AtomicInteger started = new AtomicInteger();

    /** What starts fail with. */
    public volatile Optional<RuntimeException> failure = Optional.empty();

    /** What streams fail with. */
    public volatile Optional<RuntimeException> streamFailure = Optional.empty();

    /** Whether new runs are over at once. */
    public volatile boolean finishesAtOnce;

    public volatile List<Message> transcript = List.of();
    public volatile List<RunRequest> requests = new CopyOnWriteArrayList<>();
    public volatile List<ListCall> lists = new CopyOnWriteArrayList<>();

    /** A call of {@link #list}. */
    public record ListCall(RunFilter filter, int limit, String cursor) {}

    public int startedRuns() {
        return started.get();
    }

    /** Has a run hand a task to this agent, by this call. */
    public TestingRun handTask(TestingRun parent, String agent, String call) {
        TestingRun subRun = parent.begin(agent, new ToolCallId(call));
        runs.put(subRun.runId(), subRun);
        return subRun;
    }

    /** The only run there is. */
    public TestingRun onlyRun() {
        return runs.values().iterator().next();
    }

    public List<TestingRun> allRuns() {
        return List.copyOf(runs.values());
    }

    @Override
    public RunHandle start(RunRequest request) {
        requests.add(request);
        failure.ifPresent(problem -> {
            throw problem;
        });
        if (find(request.agent()).isEmpty()) {
            throw new AgentClientException.UnknownAgent(request.agent());
        }
        int bytes = request.input().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (bytes > INPUT_LIMIT) {
            throw new AgentClientException.InputTooLarge(bytes, INPUT_LIMIT);
        }
        RunId runId = new RunId(request.idempotencyKey().map("key-"::concat).orElseGet(() -> "run-" + started.get()));
        return runs.compute(runId, (id, existing) -> {
            if (existing == null) {
                started.incrementAndGet();
                TestingRun run = new TestingRun(runId, request);
                if (finishesAtOnce) {
                    run.finish(
                            RunStatus.COMPLETED,
                            new RunOutcome.Completed("Done.", Optional.empty(), RunOutcome.Completed.Reason.ANSWERED));
                }
                return run;
            }
            if (!existing.request.equals(request)) {
                throw new AgentClientException.IdempotencyConflict(
                        request.idempotencyKey().orElse(""));
            }
            return existing;
        });
    }

    @Override
    public CompletionStage<RunHandle> startAsync(RunRequest request) {
        return CompletableFuture.supplyAsync(() -> start(request));
    }

    @Override
    public Run run(RunRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RunHandle handle(RunId runId) {
        TestingRun run = runs.get(runId);
        return run == null ? new TestingRun.Unknown(runId) : run;
    }

    @Override
    public Page<Run> list(RunFilter filter, int limit, String cursor) {
        if (cursor.equals("broken")) {
            throw new IllegalArgumentException("cursor");
        }
        lists.add(new ListCall(filter, limit, cursor));
        return new Page<>(
                runs.values().stream().map(TestingRun::inList).toList(),
                cursor.isEmpty() ? Optional.of("next") : Optional.empty());
    }

    @Override
    public List<Message> messages(RunId runId) {
        handle(runId).run();
        return transcript;
    }

    @Override
    public Flow.Publisher<AgentEvent> stream(RunId runId, EventId after) {
        streamFailure.ifPresent(problem -> {
            throw problem;
        });
        TestingRun run = runs.get(runId);
        if (run == null) {
            throw new AgentClientException.UnknownRun(runId);
        }
        return run.events.after(after);
    }

    @Override
    public CompletionStage<Flow.Publisher<AgentEvent>> streamAsync(RunId runId, EventId after) {
        return CompletableFuture.supplyAsync(() -> stream(runId, after));
    }

    @Override
    public String fingerprint(AgentName name) {
        return "sha256:" + name;
    }

    @Override
    public List<AgentDefinition> all() {
        return List.of(
                definition("assistant", ApprovalPolicy.none(), tools()),
                definition("support", ApprovalPolicy.of("ref*"), tools()),
                definition(
                        "writer",
                        ApprovalPolicy.of("subagent_support"),
                        List.of(
                                SubAgent.tool(new AgentName("assistant"), "Helps"),
                                SubAgent.tool(new AgentName("support"), ""))));
    }

    private static List<ToolSpecification> tools() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", Map.of("order", Map.of("type", "string")));
        return List.of(
                new ToolSpecification(
                        "refund", "Refund an order", new JsonSchema(schema), ToolEffect.ONCE, "bean:OrderTools", false),
                new ToolSpecification(
                        "echo",
                        "Says it again",
                        JsonSchema.emptyObject(),
                        ToolEffect.READ_ONLY,
                        "bean:DemoTools",
                        false));
    }

    private static AgentDefinition definition(String name, ApprovalPolicy approval, List<ToolSpecification> tools) {
        return new AgentDefinition(
                new AgentName(name),
                "Helps",
                "A secret prompt",
                "default",
                tools,
                approval,
                Optional.empty(),
                new ExecutionPolicy(
                        AgentMode.INTERACTIVE,
                        ToolExecution.PARALLEL,
                        "agentee",
                        RunLimits.defaultsFor(AgentMode.INTERACTIVE)));
    }
}
