package io.agentee.cdi.extension;

import io.agentee.api.agent.AgentName;
import io.agentee.api.notice.ApprovalWebhook;
import io.agentee.cdi.approval.SignedWebhooks;
import io.agentee.cdi.approval.WebhookHttp;
import io.agentee.cdi.approval.WebhookTarget;
import io.agentee.temporal.OnePerApplication;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The webhooks of the application, and their connections. */
@OnePerApplication
class Webhooks {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final Deployed deployed;
    private final AgenteeThreads threads;
    private @Nullable WebhookHttp http;

    @Inject
    Webhooks(Deployed deployed, AgenteeThreads threads) {
        this.deployed = deployed;
        this.threads = threads;
    }

    /** The webhooks themselves, which outlive the proxies of beans while the application stops. */
    synchronized ApprovalWebhook webhook() {
        if (http == null) {
            http = new WebhookHttp(threads.callbacks(), TIMEOUT);
        }
        return new SignedWebhooks(targets(), http, Clock.systemUTC());
    }

    private Map<AgentName, WebhookTarget> targets() {
        Map<AgentName, WebhookTarget> targets = new LinkedHashMap<>();
        deployed.settings().agents().forEach((name, agent) -> agent.approval()
                .webhookTarget()
                .ifPresent(target -> targets.put(name, target)));
        return targets;
    }

    @PreDestroy
    synchronized void close() {
        if (http != null) {
            http.close();
        }
    }
}
