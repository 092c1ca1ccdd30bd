package io.agentee.e2e.approval;

import static io.agentee.e2e.approval.Inbox.APPROVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.LedgerFile;
import io.agentee.e2e.servers.Servers;
import io.agentee.server.wildfly.WildFlyServer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Decisions that meet other decisions, deadlines, cancellations and deaths: one of them wins, and everybody is told which. */
@ExtendWith(Servers.class)
class ApprovalRacesIT {

    private static final int DECISIONS = 50;
    private static final int RUNS = 12;

    private final Landscape landscape;
    private final HttpApi api;
    private final Inbox inbox;
    private final LedgerFile ledger;

    ApprovalRacesIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.ledger = landscape.ledger();
    }

    @Test
    void ofFiftyDecisionsThroughTwoServersOneIsTaken() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        try (WildFlyServer second = landscape.furtherClient("second-inbox")) {
            second.start();
            List<Inbox> inboxes = List.of(inbox, new Inbox(landscape.api(second)));
            List<CompletableFuture<Answer>> decisions = IntStream.range(0, DECISIONS)
                    .mapToObj(
                            i -> inboxes.get(i % 2).decideLater(i % 4 < 2 ? "grace" : "alan", approvalId, decision(i)))
                    .toList();

            List<Answer> answers =
                    decisions.stream().map(CompletableFuture::join).toList();

            assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                    .isEqualTo(Map.of(200, 1L, 409, DECISIONS - 1L));
            Answer winner = answers.stream()
                    .filter(answer -> answer.status() == 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(inbox.get("grace", approvalId).body()).isEqualTo(winner.body());
            api.awaitFinished(runId);
            assertTold(runId, winner.text("status"));
            assertThat(ledger.entriesOf(runId)).hasSize(winner.text("status").equals("approved") ? 1 : 0);
        }
    }

    @Test
    void aDecisionAtTheDeadlineIsEitherTakenOrLate() {
        List<String> runs = start("fleeting");
        List<CompletableFuture<Answer>> decisions = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            String approvalId = inbox.awaitQuestion(runs.get(i));
            Instant deadline = Instant.parse(inbox.get("grace", approvalId).text("expiresAt"));
            decisions.add(decideAt(deadline.plusMillis(50L * (i - RUNS / 2)), approvalId));
        }

        for (int i = 0; i < RUNS; i++) {
            assertConsistent(runs.get(i), decisions.get(i).join(), "expired");
        }
    }

    @Test
    void aDecisionDuringACancellationIsEitherTakenOrTooLate() {
        List<String> runs = start("support");
        List<String> approvals = runs.stream().map(inbox::awaitQuestion).toList();
        List<CompletableFuture<Answer>> cancellations = new ArrayList<>();
        List<CompletableFuture<Answer>> decisions = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            cancellations.add(api.postLater("/api/v1/runs/" + runs.get(i) + "/cancel", ""));
            decisions.add(inbox.decideLater("grace", approvals.get(i), APPROVE));
        }

        cancellations.forEach(CompletableFuture::join);
        for (int i = 0; i < RUNS; i++) {
            Answer answer = decisions.get(i).join();
            api.awaitFinished(runs.get(i));
            assertThat(answer.status()).as("decision: %s", answer.body()).isIn(200, 410);
            String status = inbox.get("grace", approvals.get(i)).text("status");
            assertThat(status).isEqualTo(answer.status() == 200 ? "approved" : "cancelled");
            assertThat(ledger.entriesOf(runs.get(i))).hasSizeLessThanOrEqualTo(answer.status() == 200 ? 1 : 0);
            assertTold(runs.get(i), answer.status() == 200 ? "approved" : "cancelled");
        }
    }

    @Test
    void aDecisionDuringTheDeathOfTheWorkerIsTakenOnceAtMost() {
        List<String> runs = start("support");
        List<String> approvals = runs.stream().map(inbox::awaitQuestion).toList();
        List<CompletableFuture<Answer>> decisions = approvals.stream()
                .map(approvalId -> inbox.decideLater("grace", approvalId, APPROVE))
                .toList();

        landscape.worker().kill();
        landscape.worker().start();

        for (int i = 0; i < RUNS; i++) {
            Answer answer = decisions.get(i).join();
            assertThat(answer.status()).as("decision: %s", answer.body()).isIn(200, 503);
            approveIfStillAsked(approvals.get(i));
            JsonNode run = api.awaitFinished(runs.get(i));
            assertThat(run.path("status").asText()).as("run: %s", run).isEqualTo("completed");
            assertThat(ledger.entriesOf(runs.get(i))).hasSizeLessThanOrEqualTo(1);
            assertThat(inbox.get("grace", approvals.get(i)).text("status")).isEqualTo("approved");
            assertTold(runs.get(i), "approved");
        }
    }

    private List<String> start(String agent) {
        return IntStream.range(0, RUNS)
                .mapToObj(i -> api.as("ada").start(agent, Scripts.refund(Integer.toString(i))))
                .toList();
    }

    private CompletableFuture<Answer> decideAt(Instant time, String approvalId) {
        long wait = Math.max(0, Duration.between(Instant.now(), time).toMillis());
        return CompletableFuture.supplyAsync(
                        () -> approvalId, CompletableFuture.delayedExecutor(wait, TimeUnit.MILLISECONDS))
                .thenCompose(id -> inbox.decideLater("grace", id, APPROVE));
    }

    private void assertConsistent(String runId, Answer answer, String otherwise) {
        api.awaitFinished(runId);
        assertThat(answer.status()).as("decision: %s", answer.body()).isIn(200, 410);
        boolean taken = answer.status() == 200;
        String approvalId = taken ? answer.text("approvalId") : runId + ".1.0";
        assertThat(inbox.get("grace", approvalId).text("status")).isEqualTo(taken ? "approved" : otherwise);
        assertThat(ledger.entriesOf(runId)).hasSize(taken ? 1 : 0);
        assertTold(runId, taken ? "approved" : otherwise);
    }

    /** A worker makes the trail of a run that is over from its history, which has to say the same as everybody was told. */
    private void assertTold(String runId, String end) {
        Answer trail = api.get("/api/v1/runs/" + runId + "/audit");
        assertThat(trail.status()).as("trail: %s", trail.body()).isEqualTo(200);
        assertThat(trail.body().findValuesAsText("action")).containsExactly("requested", end);
    }

    private void approveIfStillAsked(String approvalId) {
        await("decision on " + approvalId)
                .ignoreExceptionsInstanceOf(UncheckedIOException.class)
                .until(
                        () -> inbox.decide("grace", approvalId, APPROVE).status(),
                        status -> status == 200 || status == 409);
    }

    private static String decision(int i) {
        return i % 3 == 0 ? Inbox.rejection("no, says " + i) : APPROVE;
    }
}
