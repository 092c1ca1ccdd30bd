package io.agentee.api.audit;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * One thing that happened, chained to what happened before.
 *
 * <p>Its hash is the SHA-256 of lines in UTF-8, one for each of {@code previous}, {@code sequence}, {@code at},
 * {@code action} and {@code by}, in this order, and then for each of the details by name: the name, {@code =}, the
 * number of bytes of the value, {@code :}, the value, and a line feed. The name of a detail is written as a dot, the
 * number of its bytes, {@code :}, and the name itself. Lengths make sure that no two entries have the same lines.
 *
 * @param sequence its number within the run, from 1
 * @param at when it happened
 * @param action what happened
 * @param by who did it; {@code agentee} for what happened by itself
 * @param details more about it, sorted by name
 * @param previous the hash of the entry before; of the run's id for the first one
 * @param hash the hash of all of the above, 64 hexadecimal digits
 */
public record AuditEntry(
        int sequence,
        Instant at,
        AuditAction action,
        String by,
        Map<String, String> details,
        String previous,
        String hash) {

    /** Who did what happened by itself. */
    public static final String NOBODY = "agentee";

    public AuditEntry {
        requireNonNull(at, "at is null");
        requireNonNull(action, "action is null");
        requireNonNull(by, "by is null");
        requireNonNull(details, "details is null");
        requireNonNull(previous, "previous is null");
        requireNonNull(hash, "hash is null");
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }

    /** The entry that follows on a chain. */
    static AuditEntry chained(
            int sequence, String previous, Instant at, AuditAction action, String by, Map<String, String> details) {
        AuditEntry unsigned = new AuditEntry(sequence, at, action, by, details, previous, "");
        return new AuditEntry(sequence, at, action, by, details, previous, unsigned.computedHash());
    }

    /** Whether the hash is that of what the entry says. */
    @JsonIgnore
    boolean intact() {
        return hash.equals(computedHash());
    }

    private String computedHash() {
        StringBuilder lines = new StringBuilder();
        line(lines, "previous", previous);
        line(lines, "sequence", Integer.toString(sequence));
        line(lines, "at", at.toString());
        line(lines, "action", action.wireName());
        line(lines, "by", by);
        details.forEach((name, value) -> line(lines, "." + bytes(name) + ":" + name, value));
        return sha256(lines.toString());
    }

    private static void line(StringBuilder lines, String name, String value) {
        lines.append(name)
                .append('=')
                .append(bytes(value))
                .append(':')
                .append(value)
                .append('\n');
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
