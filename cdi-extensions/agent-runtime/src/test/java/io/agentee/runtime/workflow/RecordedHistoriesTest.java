package io.agentee.runtime.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.runtime.json.AgentJson;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.transcript.TranscriptCache;
import io.agentee.runtime.worker.AgentWorkers;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Replays histories that earlier builds have recorded: a change of the workflow that would break runs under way breaks
 * the build first. A recording is never changed; new ones are made with {@code -Dagentee.record-histories=true}, which
 * leaves the old ones alone.
 */
class RecordedHistoriesTest {

    private static final Path HISTORIES = Path.of("src/test/resources/histories");

    static List<Path> recordings() throws IOException {
        try (Stream<Path> files = Files.list(HISTORIES)) {
            return files.sorted().toList();
        }
    }

    static List<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void aRecordedRunIsReplayedAsItWas(Path recording) throws Exception {
        String name = recording.getFileName().toString();
        String workflowId = name.substring(0, name.lastIndexOf('-'));
        replay(WorkflowExecutionHistory.fromJson(Files.readString(recording), workflowId));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void aRunOfThisBuildIsReplayedAsItWas(Scenario scenario) throws Exception {
        for (WorkflowExecutionHistory history : run(scenario)) {
            replay(history);
        }
    }

    @Test
    void everyScenarioIsRecorded() throws IOException {
        List<String> recorded =
                recordings().stream().map(path -> path.getFileName().toString()).toList();
        assertThat(Scenario.all()).allSatisfy(scenario -> assertThat(recorded).contains(scenario.name() + "-1.json"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    @EnabledIfSystemProperty(named = "agentee.record-histories", matches = "true")
    void record(Scenario scenario) throws Exception {
        Map<String, Integer> numbers = new HashMap<>();
        for (WorkflowExecutionHistory history : run(scenario)) {
            String workflowId = history.getWorkflowExecution().getWorkflowId();
            Path file =
                    HISTORIES.resolve("%s-%d.json".formatted(workflowId, numbers.merge(workflowId, 1, Integer::sum)));
            if (!Files.exists(file)) {
                Files.writeString(file, history.toJson(true));
            }
        }
    }

    private static void replay(WorkflowExecutionHistory history) throws Exception {
        TestEnvironmentOptions options = TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(AgentJson.dataConverter())
                        .build())
                .build();
        try (TestWorkflowEnvironment environment = TestWorkflowEnvironment.newInstance(options)) {
            Worker worker = environment.newWorker(TestingAgent.TASK_QUEUE);
            AgentWorkers.registerWorkflow(worker, new TranscriptCache(0));
            WorkflowReplayer.replayWorkflowExecution(history, worker);
        }
    }

    /** Runs the scenario and gives its histories, the first one first. */
    private static List<WorkflowExecutionHistory> run(Scenario scenario) throws InterruptedException {
        AgentDefinition agent = scenario.agent().build();
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, scenario.model(), scenario.tool())) {
            WorkflowStub run = temporal.begin(agent, scenario.subAgents(), "hello", scenario.name());
            if (scenario.cancelled()) {
                scenario.model().called().await();
                run.cancel();
            }
            try {
                run.getResult(RunResult.class);
            } catch (WorkflowFailedException expected) {
                assertThat(scenario.name()).isNotEqualTo("answered");
            }
            List<WorkflowExecutionHistory> histories = new ArrayList<>();
            String runId = run.getExecution().getRunId();
            while (!runId.isEmpty()) {
                WorkflowExecutionHistory history = temporal.client().fetchHistory(scenario.name(), runId);
                histories.add(history);
                HistoryEvent last = history.getEvents().get(history.getEvents().size() - 1);
                runId = last.getWorkflowExecutionContinuedAsNewEventAttributes().getNewExecutionRunId();
            }
            if (!scenario.subAgents().isEmpty()) {
                histories.add(temporal.client().fetchHistory(scenario.name() + ".1.0"));
            }
            return histories;
        }
    }
}
