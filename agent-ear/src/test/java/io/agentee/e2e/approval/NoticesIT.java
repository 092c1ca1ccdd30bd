package io.agentee.e2e.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import io.agentee.e2e.servers.WebhookReceiver;
import io.agentee.e2e.servers.WebhookReceiver.Delivery;
import io.agentee.server.process.LogFile;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens to approvals is told: by webhooks of the worker, and by CDI events on the client server. */
@ExtendWith(Servers.class)
class NoticesIT {

    private final Landscape landscape;
    private final HttpApi api;
    private final Inbox inbox;
    private final WebhookReceiver webhooks;

    NoticesIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.inbox = new Inbox(api);
        this.webhooks = landscape.webhooks();
    }

    @AfterEach
    void accept() {
        webhooks.accept();
    }

    @Test
    void everyStepIsToldWithASignature() {
        String runId = api.as("ada").start("notifying", Scripts.append("told"));
        String approvalId = inbox.awaitQuestion(runId);
        api.as("grace").post(Inbox.path(approvalId) + "/claim", "");
        inbox.approve("grace", approvalId);

        List<Delivery> deliveries = await().until(() -> webhooks.about(runId).toList(), all -> all.size() == 3);

        assertThat(deliveries).allMatch(Delivery::genuine);
        assertThat(deliveries)
                .extracting(Delivery::type)
                .containsExactlyInAnyOrder("approval.requested", "approval.claimed", "approval.approved");
        JsonNode approved = deliveries.stream()
                .filter(delivery -> delivery.type().equals("approval.approved"))
                .map(delivery -> delivery.notice().path("approval"))
                .findFirst()
                .orElseThrow();
        assertThat(approved.path("approvalId").asText()).isEqualTo(approvalId);
        assertThat(approved.at("/decisions/0/by").asText()).isEqualTo("grace");
    }

    @Test
    void aReceiverThatIsAwayIsToldLaterAlsoWhenTheWorkerDiesMeanwhile() {
        webhooks.refuse();
        String runId = api.as("ada").start("notifying", Scripts.append("told later"));
        String approvalId = inbox.awaitQuestion(runId);
        await().until(() -> webhooks.about(runId).count() >= 1);

        landscape.worker().kill();
        landscape.worker().start();
        inbox.approve("grace", approvalId);
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");
        webhooks.accept();

        List<Delivery> taken = await().until(
                        () -> webhooks.about(runId).filter(Delivery::taken).toList(), all -> all.size() == 2);
        assertThat(taken)
                .extracting(Delivery::type)
                .containsExactlyInAnyOrder("approval.requested", "approval.approved");
        assertThat(webhooks.about(runId).filter(delivery -> delivery.type().equals("approval.requested")))
                .hasSizeGreaterThan(1)
                .extracting(Delivery::id)
                .containsOnly(taken.stream()
                        .filter(delivery -> delivery.type().equals("approval.requested"))
                        .map(Delivery::id)
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void observersOnTheClientServerAreTold() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        awaitLogged("ada asks for refund, agent support: " + approvalId);

        inbox.decide("grace", approvalId, Inbox.rejection("no"));

        awaitLogged("refund of agent support is rejected by grace: " + approvalId);
    }

    private void awaitLogged(String sentence) {
        LogFile log = new LogFile(landscape.client().logFile());
        await(sentence).until(() -> log.read(0).contains(sentence));
    }
}
