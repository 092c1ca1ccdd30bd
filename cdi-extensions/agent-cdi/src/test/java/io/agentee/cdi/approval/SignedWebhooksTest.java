package io.agentee.cdi.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.model.Secret;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.notice.WebhookException;
import io.agentee.cdi.testing.TestingApproval;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedWebhooksTest {

    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(new byte[24]);

    private final TestingReceiver receiver = TestingReceiver.start();
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final WebhookHttp http = new WebhookHttp(executor, Duration.ofSeconds(10));

    @AfterEach
    void stop() {
        http.close();
        executor.shutdownNow();
        receiver.close();
    }

    @Test
    void noticeIsSignedAsStandardWebhooksSays() throws Exception {
        webhooks(SECRET).send(notice(AuditAction.REQUESTED, pending()));

        TestingReceiver.Received received = receiver.received();
        assertThat(received.header("webhook-id")).isEqualTo("n-1");
        assertThat(received.header("webhook-timestamp")).isEqualTo(Long.toString(NOW.getEpochSecond()));
        assertThat(received.header("content-type")).isEqualTo("application/json");
        assertThat(received.header("webhook-signature")).isEqualTo(signature(new byte[24], received));
    }

    @Test
    void plainTextIsAKeyByItself() throws Exception {
        webhooks("0123456789abcdef").send(notice(AuditAction.REQUESTED, pending()));

        TestingReceiver.Received received = receiver.received();
        assertThat(received.header("webhook-signature"))
                .isEqualTo(signature("0123456789abcdef".getBytes(StandardCharsets.UTF_8), received));
    }

    @Test
    void noticeShowsTheApprovalAsTheApiDoes() throws Exception {
        webhooks(SECRET).send(notice(AuditAction.APPROVED, TestingApproval.approved(pending(), NOW)));

        assertThat(receiver.received().body())
                .isEqualTo("{\"type\":\"approval.approved\",\"id\":\"n-1\",\"timestamp\":\"2026-11-27T10:00:00Z\","
                        + "\"approval\":{\"approvalId\":\"r1.1.0\",\"runId\":\"r1\",\"agent\":\"support\",\"kind\":\"tool\","
                        + "\"tool\":\"refund\",\"arguments\":{\"order\":\"42\",\"amount\":12.50},\"digest\":\"sha256:1f0c\","
                        + "\"requestedBy\":\"ada\",\"requestedAt\":\"2026-11-27T09:00:00Z\","
                        + "\"expiresAt\":\"2026-11-28T09:00:00Z\",\"status\":\"approved\","
                        + "\"approvers\":{\"roles\":[\"agentee-approver\"],\"names\":[]},\"fourEyes\":false,\"quorum\":1,"
                        + "\"decisions\":[{\"by\":\"grace\",\"at\":\"2026-11-27T10:00:00Z\",\"decision\":\"approve\","
                        + "\"comment\":\"fine\",\"arguments\":{\"order\":\"42\",\"amount\":10.00}}]}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 410, 413, 422})
    void otherClientErrorsAreNotTriedAgain(int status) {
        receiver.answer(status, Map.of());

        assertThatThrownBy(() -> webhooks(SECRET).send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(refused -> assertThat(refused.retryable()).isFalse())
                .extracting(Throwable::getMessage)
                .isEqualTo("AGTE12056: The webhook of agent 'support' answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 408, 409, 425, 429, 500, 503})
    void everythingElseIsTriedAgain(int status) {
        receiver.answer(status, Map.of("location", "/elsewhere"));

        assertThatThrownBy(() -> webhooks(SECRET).send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(refused -> assertThat(refused.retryable()).isTrue())
                .satisfies(refused -> assertThat(refused.retryAfter()).isEmpty());
        assertThat(receiver.count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "Fri, 27 Nov 2026 10:01:30 GMT"})
    void receiverSaysHowLongToWait(String retryAfter) {
        receiver.answer(429, Map.of("retry-after", retryAfter));

        assertThatThrownBy(() -> webhooks(SECRET).send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(refused -> assertThat(refused.retryAfter()).contains(Duration.ofSeconds(90)));
    }

    @Test
    void receiverThatDoesNotAnswerIsTriedAgain() {
        receiver.hang();
        WebhookHttp impatient = new WebhookHttp(executor, Duration.ofMillis(200));

        assertThatThrownBy(() -> webhooks(SECRET, impatient).send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(late -> assertThat(late.retryable()).isTrue())
                .extracting(Throwable::getMessage)
                .isEqualTo("AGTE12057: The webhook of agent 'support' did not answer: no answer in PT0.2S");
        impatient.close();
    }

    @Test
    void receiverThatIsDownIsTriedAgain() {
        receiver.close();

        assertThatThrownBy(() -> webhooks(SECRET).send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(down -> assertThat(down.retryable()).isTrue())
                .extracting(Throwable::getMessage)
                .isEqualTo("AGTE12057: The webhook of agent 'support' did not answer: ConnectException");
    }

    @Test
    void workerWithoutTheWebhookSaysSo() {
        assertThatThrownBy(() -> new SignedWebhooks(Map.of(), http, Clock.systemUTC())
                        .send(notice(AuditAction.REQUESTED, pending())))
                .asInstanceOf(type(WebhookException.class))
                .satisfies(unknown -> assertThat(unknown.retryable()).isFalse())
                .extracting(Throwable::getMessage)
                .isEqualTo("AGTE12055: This worker knows no webhook of agent 'support': set"
                        + " agentee.agents.support.approval.webhook.* on every worker");
    }

    private SignedWebhooks webhooks(String secret) {
        return webhooks(secret, http);
    }

    private SignedWebhooks webhooks(String secret, WebhookHttp connections) {
        WebhookTarget target = new WebhookTarget(URI.create(receiver.url()), Secret.of(secret));
        return new SignedWebhooks(
                Map.of(new AgentName("support"), target), connections, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Approval pending() {
        return TestingApproval.pending("r1", NOW.minus(Duration.ofHours(1)));
    }

    private static ApprovalNotice notice(AuditAction action, Approval approval) {
        return new ApprovalNotice("n-1", action, approval, NOW);
    }

    /** As a receiver computes it, from what it received. */
    private static String signature(byte[] key, TestingReceiver.Received received) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed =
                String.join(".", received.header("webhook-id"), received.header("webhook-timestamp"), received.body());
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
