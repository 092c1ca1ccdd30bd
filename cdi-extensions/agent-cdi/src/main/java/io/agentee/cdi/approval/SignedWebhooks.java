package io.agentee.cdi.approval;

import static io.agentee.cdi.CdiMessages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentName;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.notice.ApprovalWebhook;
import io.agentee.api.notice.WebhookException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sends notices over HTTP, each with the three headers of Standard Webhooks. */
public final class SignedWebhooks implements ApprovalWebhook {

    private static final Set<Integer> RETRYABLE_CLIENT_ERRORS = Set.of(408, 409, 425, 429);

    private final Map<AgentName, WebhookTarget> targets;
    private final WebhookHttp http;
    private final Clock clock;
    private final NoticeJson json = new NoticeJson();

    /**
     * Webhooks of these agents.
     *
     * @param targets where notices go, by agent
     * @param http the connections, which belong to the caller
     * @param clock the time of attempts
     */
    public SignedWebhooks(Map<AgentName, WebhookTarget> targets, WebhookHttp http, Clock clock) {
        this.targets = Map.copyOf(targets);
        this.http = requireNonNull(http, "http is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    @Override
    public void send(ApprovalNotice notice) throws WebhookException {
        String agent = notice.approval().agent().value();
        WebhookTarget target = targets.get(notice.approval().agent());
        if (target == null) {
            throw WebhookException.permanent(MESSAGES.noWebhook(agent));
        }
        HttpResponse<Void> response = http.send(request(notice, target), agent);
        int status = response.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String refused = MESSAGES.webhookRefused(agent, status);
        if (status / 100 == 4 && !RETRYABLE_CLIENT_ERRORS.contains(status)) {
            throw WebhookException.permanent(refused);
        }
        throw WebhookException.retryable(refused, retryAfter(response));
    }

    private HttpRequest request(ApprovalNotice notice, WebhookTarget target) {
        byte[] body = json.write(notice);
        long timestamp = clock.instant().getEpochSecond();
        return HttpRequest.newBuilder(target.url())
                .header("content-type", "application/json")
                .header("webhook-id", notice.id())
                .header("webhook-timestamp", Long.toString(timestamp))
                .header("webhook-signature", WebhookSignature.of(target.key(), notice.id(), timestamp, body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private Optional<Duration> retryAfter(HttpResponse<Void> response) {
        Instant now = clock.instant();
        return response.headers().firstValue("retry-after").flatMap(value -> RetryAfter.parse(value, now));
    }
}
