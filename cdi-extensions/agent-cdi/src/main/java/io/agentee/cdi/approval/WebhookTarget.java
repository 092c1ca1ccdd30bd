package io.agentee.cdi.approval;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where notices go, and what they are signed with.
 *
 * @param url where to
 * @param secret shared with the receiver: text, or {@code whsec_} and the Base64 of bytes, as Standard Webhooks has it
 */
public record WebhookTarget(URI url, Secret secret) {

    /** How much there must be of a secret: bytes, or characters of a text. */
    public static final int SHORTEST_SECRET = 16;

    private static final String BYTES = "whsec_";

    /**
     * @throws IllegalArgumentException if the secret is too short, or no Base64 after {@code whsec_}
     */
    public WebhookTarget {
        requireNonNull(url, "url is null");
        requireNonNull(secret, "secret is null");
        if (key(secret).length < SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret is too short");
        }
    }

    /** The key for signatures. */
    byte[] key() {
        return key(secret);
    }

    private static byte[] key(Secret secret) {
        String text = secret.reveal();
        return text.startsWith(BYTES)
                ? Base64.getDecoder().decode(text.substring(BYTES.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
