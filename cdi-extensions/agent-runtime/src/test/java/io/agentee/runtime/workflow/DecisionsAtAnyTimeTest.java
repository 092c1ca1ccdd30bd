package io.agentee.runtime.workflow;

import static io.agentee.runtime.testing.TestingModel.call;
import static io.agentee.runtime.testing.TestingModel.calls;
import static io.agentee.runtime.testing.TestingModel.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.ApprovalPolicy;
import io.agentee.api.agent.ApprovalTerms;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.DecisionRequest;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.ToolEffect;
import io.agentee.runtime.testing.TestingAgent;
import io.agentee.runtime.testing.TestingModel;
import io.agentee.runtime.testing.TestingTemporal;
import io.agentee.runtime.testing.TestingTool;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever people do to the questions of a run, several of them at once, at whatever time, until the deadlines or the end of
 * the run; with a worker that remembers runs, and with one that has to replay each from its history every time, as if it had
 * died in between.
 */
class DecisionsAtAnyTimeTest {

    private static final int RUNS = 25;
    private static final int STEPS = 6;
    private static final Duration DEADLINE = Duration.ofHours(1);
    private static final int LONGEST_PAUSE_MINUTES = 20;
    private static final Caller ADA = new Caller("ada", List.of("agentee-approver"));
    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));
    private static final Caller ALAN = new Caller("alan", List.of("agentee-approver"));
    private static final List<Caller> PEOPLE = List.of(ADA, GRACE, ALAN);
    private static final Set<AuditAction> ENDS =
            Set.of(AuditAction.APPROVED, AuditAction.REJECTED, AuditAction.EXPIRED, AuditAction.CANCELLED);

    private final TestingTool pay = TestingTool.of("echo", ToolEffect.ONCE, (arguments, context) -> "paid");
    private final AgentDefinition agent = TestingAgent.agent()
            .tools(pay)
            .approval(ApprovalPolicy.required()
                    .withTerms(ApprovalTerms.DEFAULTS.withFourEyes(true).withTimeout(DEADLINE)))
            .build();

    @ParameterizedTest
    @CsvSource({"a worker that remembers, 600", "a worker that replays, 0"})
    void eachCallIsMadeOnceAsItWasApprovedOrNotAtAll(String worker, int cache) {
        TestingModel model = TestingModel.answering(
                calls(call("a", "echo", "{\"amount\":1}"), call("b", "echo", "{\"amount\":2}")), text("done"));
        TestingTemporal.Options options = TestingTemporal.options()
                .factory(WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(cache)
                        .build());
        try (TestingTemporal temporal = options.start(agent, model, pay)) {
            for (int seed = 0; seed < RUNS; seed++) {
                new Play(temporal, "%s-%d".formatted(cache, seed), new Random(seed)).act();
            }
        }
    }

    /** One run, and what was done to it. */
    private final class Play {

        private final TestingTemporal temporal;
        private final Random random;
        private final RunId runId;
        private final List<ApprovalId> questions;
        private final Map<ApprovalId, List<ApprovalStatus>> told = new ConcurrentHashMap<>();

        Play(TestingTemporal temporal, String name, Random random) {
            this.temporal = temporal;
            this.random = random;
            this.runId = new RunId("play-" + name);
            this.questions = List.of(ApprovalId.of(runId, 1, 0), ApprovalId.of(runId, 1, 1));
        }

        void act() {
            WorkflowStub run = temporal.begin(agent, "hello", runId.value());
            Awaitility.await().until(() -> run.query("approval", Approval.class, questions.get(1)) != null);
            for (int step = 0; step < STEPS; step++) {
                if (random.nextInt(20) == 0) {
                    // Not while somebody decides: the server in memory records another order than the worker was given.
                    done(run::cancel);
                    done(() -> run.getResult(RunResult.class));
                }
                ApprovalId question = questions.get(random.nextInt(questions.size()));
                List<CompletableFuture<Void>> atOnce = new ArrayList<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    atOnce.add(CompletableFuture.runAsync(deed(run, question)));
                }
                atOnce.forEach(CompletableFuture::join);
                temporal.environment().sleep(Duration.ofMinutes(random.nextInt(LONGEST_PAUSE_MINUTES)));
            }
            boolean completed = done(() -> run.getResult(RunResult.class));
            questions.forEach(question -> assertSound(run, question, completed));
            assertWhole(run);
        }

        private Runnable deed(WorkflowStub run, ApprovalId question) {
            Caller by = PEOPLE.get(random.nextInt(PEOPLE.size()));
            String edited = "{\"amount\":%d}".formatted(10 + random.nextInt(5));
            return switch (random.nextInt(9)) {
                case 0, 1 -> () -> command(run, new ApprovalCommand.Claim(question, by));
                case 2 -> () -> command(run, new ApprovalCommand.Release(question, by));
                case 3, 4 -> () -> decide(run, question, by, DecisionRequest.reject("no"));
                case 5, 6 ->
                    () -> decide(run, question, by, DecisionRequest.approve().withArguments(edited));
                default -> () -> decide(run, question, by, DecisionRequest.approve());
            };
        }

        private void decide(WorkflowStub run, ApprovalId question, Caller by, DecisionRequest decision) {
            command(run, new ApprovalCommand.Decide(question, by, decision));
        }

        /** Remembers what a caller was told to have achieved; most are refused. */
        private void command(WorkflowStub run, ApprovalCommand command) {
            done(() -> {
                Approval after = run.update(AgentRunWorkflow.COMMAND, Approval.class, command);
                if (!after.pending()) {
                    told.computeIfAbsent(command.approvalId(), id -> new ArrayList<>())
                            .add(after.status());
                }
            });
        }

        /** Whether it was done; if not, it was refused, or the run is cancelled. */
        private boolean done(Runnable action) {
            try {
                action.run();
                return true;
            } catch (WorkflowException refused) {
                return false;
            }
        }

        private void assertSound(WorkflowStub run, ApprovalId question, boolean completed) {
            Approval approval = run.query("approval", Approval.class, question);
            assertThat(approval.pending()).as("%s", question).isFalse();
            assertThat(approval.decisions()).noneMatch(decision -> decision.by().equals("ada"));
            assertThat(told.getOrDefault(question, List.of()))
                    .as("what callers were told of %s", question)
                    .hasSizeLessThanOrEqualTo(1)
                    .allMatch(approval.status()::equals);
            boolean decided =
                    Set.of(ApprovalStatus.APPROVED, ApprovalStatus.REJECTED).contains(approval.status());
            assertThat(told.containsKey(question)).as("%s", approval).isEqualTo(decided);
            List<TestingTool.Call> made = made(question);
            assertThat(made).hasSizeLessThanOrEqualTo(1);
            if (completed || approval.status() != ApprovalStatus.APPROVED) {
                assertThat(made).hasSize(approval.status() == ApprovalStatus.APPROVED ? 1 : 0);
            }
            made.forEach(call -> assertThat(call.arguments())
                    .isEqualTo(approval.decisions()
                            .get(0)
                            .arguments()
                            .orElse(approval.subject().arguments())));
        }

        private List<TestingTool.Call> made(ApprovalId question) {
            String key = "%s:1:%d".formatted(runId, questions.indexOf(question));
            return pay.calls().stream()
                    .filter(call -> call.idempotencyKey().equals(key))
                    .toList();
        }

        private void assertWhole(WorkflowStub run) {
            AuditPage page = run.query("audit", AuditPage.class, 0);
            assertThat(new AuditTrail(runId, page.entries(), page.head()).fault())
                    .isEmpty();
            assertThat(page.entries().stream().map(AuditEntry::action).filter(ENDS::contains))
                    .hasSize(questions.size());
        }
    }
}
