package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.text;
import static io.agentee.runtime.testing.TestingRuns.failureOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelRequest;
import io.agentee.api.run.RunOutcome;
import io.agentee.api.run.RunProblem;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFailuresTest {

    private static final AgentDefinition AGENT = TestingAgent.agent().build();

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503})
    void errorsThatPassAreTriedAgain(int status) {
        TestingModel model = TestingModel.computing(request -> {
            if (request.attempt() < 3) {
                throw ModelException.httpError("busy", status, Optional.empty());
            }
            return text("done");
        });
        try (TestingTemporal temporal = TestingTemporal.options().start(AGENT, model)) {
            RunResult result = temporal.begin(AGENT, "hello").getResult(RunResult.class);

            assertThat(result.outcome().text()).contains("done");
            assertThat(model.requests()).extracting(ModelRequest::attempt).containsExactly(1, 2, 3);
            assertThat(result.progress().usage().modelCalls()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 413, 422})
    void errorsOfTheRequestAreNot(int status) {
        TestingModel model = failing(request -> ModelException.httpError("no such model", status, Optional.empty()));

        RunProblem problem = problem(AGENT, model);

        assertThat(problem).isEqualTo(RunProblem.of("model-failed", "The model call failed", "no such model"));
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void attemptsHaveALimit() {
        TestingModel model =
                failing(request -> ModelException.httpError("busy " + request.attempt(), 503, Optional.empty()));

        assertThat(problem(AGENT, model).detail()).isEqualTo("busy 5");
        assertThat(model.requests()).hasSize(5);
    }

    @Test
    void aModelThatThrowsAnythingElseIsTriedAgain() {
        TestingModel model = failing(request -> new IllegalStateException("attempt " + request.attempt()));

        assertThat(problem(AGENT, model).detail()).isEqualTo("attempt 5");
    }

    @Test
    void retryAfterTakesThePlaceOfTheBackoff() {
        TestingModel model = TestingModel.computing(request -> {
            if (request.attempt() == 1) {
                throw ModelException.httpError("busy", 429, Optional.of(Duration.ofSeconds(100)));
            }
            return text("done");
        });
        try (TestingTemporal temporal = TestingTemporal.options().start(AGENT, model)) {
            long before = temporal.environment().currentTimeMillis();

            temporal.begin(AGENT, "hello").getResult(RunResult.class);

            // Time is the server's: it skips what nobody waits for, but counts it.
            assertThat(temporal.environment().currentTimeMillis() - before).isGreaterThanOrEqualTo(100_000);
            assertThat(model.requests()).hasSize(2);
        }
    }

    @Test
    void anAnswerThatTemporalWouldRefuseFailsTheRunByName() {
        TestingModel model = TestingModel.answering(text("x".repeat(1_200_000)));

        RunProblem problem = problem(AGENT, model);

        assertThat(problem.detail()).isEqualTo("the model's answer is larger than 1000000 bytes");
        assertThat(model.requests()).hasSize(1);
    }

    @Test
    void anAnswerNearTheLimitPasses() {
        String answer = "x".repeat(990_000);
        try (TestingTemporal temporal = TestingTemporal.options().start(AGENT, TestingModel.answering(text(answer)))) {
            RunResult result = temporal.begin(AGENT, "hello").getResult(RunResult.class);

            assertThat(result.outcome().text()).contains(answer);
        }
    }

    @Test
    void aModelThatTheWorkerDoesNotHaveIsNamed() {
        AgentDefinition other = new AgentDefinition(
                AGENT.name(), "", "", "other", AGENT.tools(), AGENT.approval(), Optional.empty(), AGENT.execution());

        assertThat(problem(other, TestingModel.hanging()).detail()).isEqualTo("this worker has no model 'other'");
    }

    @Test
    void failuresInTheHistoryHaveNoStackTraceAndNoCause() {
        TestingModel model = failing(request -> new IllegalStateException("outer", new IllegalStateException("inner")));
        try (TestingTemporal temporal = TestingTemporal.options().start(AGENT, model)) {
            WorkflowStub run = temporal.begin(AGENT, "hello");
            assertThat(failureOf(run)).hasMessageContaining("outer");

            WorkflowExecutionHistory history =
                    temporal.client().fetchHistory(run.getExecution().getWorkflowId());
            assertThat(history.toJson(false)).contains("outer").doesNotContain("inner", "ModelCallUnderWay");
        }
    }

    private static TestingModel failing(Function<ModelRequest, RuntimeException> failure) {
        return TestingModel.computing(request -> {
            throw failure.apply(request);
        });
    }

    private static RunProblem problem(AgentDefinition agent, TestingModel model) {
        try (TestingTemporal temporal = TestingTemporal.options().start(agent, model)) {
            WorkflowStub run = temporal.begin(agent, "hello");
            ApplicationFailure failure = (ApplicationFailure) failureOf(run);
            RunResult result = failure.getDetails().get(RunResult.class);
            RunProblem problem = ((RunOutcome.Failed) result.outcome()).problem();
            assertThat(failure.getType()).isEqualTo(problem.type());
            assertThat(failure.isNonRetryable()).isTrue();
            return problem;
        }
    }
}
