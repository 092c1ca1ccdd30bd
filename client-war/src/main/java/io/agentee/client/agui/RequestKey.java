package io.agentee.client.agui;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The idempotency key of a request that has none, but names its run. */
final class RequestKey {

    private RequestKey() {}

    /** A key that is legal whatever characters the names have. */
    static String of(String threadId, String runId) {
        // Neither has control characters, so that no two pairs look the same.
        byte[] names = (threadId + '\0' + runId).getBytes(StandardCharsets.UTF_8);
        return "ag-ui:" + HexFormat.of().formatHex(sha256().digest(names));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
