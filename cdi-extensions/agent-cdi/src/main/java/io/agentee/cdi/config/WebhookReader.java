package io.agentee.cdi.config;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.model.Secret;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.WebhookTarget;
import io.agentee.cdi.key.AgenteeKey;
import java.net.URI;
import java.util.Optional;

/** Reads {@code agentee.agents.{a}.approval.webhook.*}. */
final class WebhookReader {

    private final ConfigValues values;
    private final boolean workerEnabled;
    private final Problems problems;

    WebhookReader(ConfigValues values, boolean workerEnabled, Problems problems) {
        this.values = values;
        this.workerEnabled = workerEnabled;
        this.problems = problems;
    }

    /** Whether an agent has a webhook. Part of its definition, and so to be known by clients, too. */
    boolean wanted(String agent) {
        return values.given(AgenteeKey.APPROVAL_WEBHOOK_URL.of(agent));
    }

    /** Where notices go. Only workers send them: a client has no need of the secret. */
    Optional<WebhookTarget> target(String agent) {
        String urlKey = AgenteeKey.APPROVAL_WEBHOOK_URL.of(agent);
        String secretKey = AgenteeKey.APPROVAL_WEBHOOK_SECRET.of(agent);
        Optional<URI> url = values.optional(urlKey, Syntax.httpUrl());
        Optional<Secret> secret = values.text(secretKey).map(String::strip).map(Secret::of);
        if (workerEnabled && wanted(agent) && secret.isEmpty()) {
            problems.add(MESSAGES.keyNeedsAnother(urlKey, secretKey));
        }
        if (secret.isPresent() && !wanted(agent)) {
            problems.add(MESSAGES.keyNeedsAnother(secretKey, urlKey));
        }
        return url.flatMap(address -> secret.flatMap(given -> target(address, given, secretKey)));
    }

    private Optional<WebhookTarget> target(URI url, Secret secret, String secretKey) {
        try {
            return Optional.of(new WebhookTarget(url, secret));
        } catch (IllegalArgumentException badSecret) {
            problems.add(MESSAGES.badWebhookSecret(secretKey, WebhookTarget.SHORTEST_SECRET));
            return Optional.empty();
        }
    }
}
