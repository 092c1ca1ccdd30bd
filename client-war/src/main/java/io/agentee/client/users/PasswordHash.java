package io.agentee.client.users;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be kept: salted, and costly to try. Written {@code algorithm:iterations:salt:hash}, salt and hash in
 * Base64, as Jakarta Security's own {@code Pbkdf2PasswordHash} writes it.
 */
final class PasswordHash {

    /** Fewer make guessing too cheap once the file has leaked. */
    static final int FEWEST_ITERATIONS = 210_000;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int FEWEST_BYTES = 16;
    private static final Set<String> ALGORITHMS = Set.of("PBKDF2WithHmacSHA256", "PBKDF2WithHmacSHA512");

    private final String algorithm;
    private final int iterations;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(String algorithm, int iterations, byte[] salt, byte[] hash) {
        this.algorithm = algorithm;
        this.iterations = iterations;
        this.salt = salt;
        this.hash = hash;
    }

    /**
     * Reads what stands in a file.
     *
     * @throws IllegalArgumentException if it is no such hash, or a weak one; the message says what is wrong, without the hash
     */
    static PasswordHash parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4 || !ALGORITHMS.contains(parts[0])) {
            throw new IllegalArgumentException("is not PBKDF2WithHmacSHA512:<iterations>:<salt>:<hash>");
        }
        int iterations = iterations(parts[1]);
        byte[] salt = bytes("salt", parts[2]);
        return new PasswordHash(parts[0], iterations, salt, bytes("hash", parts[3]));
    }

    /** A hash of no password, so that trying one against it costs as much as against a real one. */
    static PasswordHash ofNothing() {
        return new PasswordHash("PBKDF2WithHmacSHA512", FEWEST_ITERATIONS, new byte[FEWEST_BYTES], new byte[64]);
    }

    /** Whether it is the hash of this password. Takes a tenth of a second or so, whatever the answer is. */
    boolean matches(char[] password) {
        PBEKeySpec key =
                new PBEKeySpec(requireNonNull(password, "password is null"), salt, iterations, hash.length * 8);
        try {
            byte[] tried =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
            return MessageDigest.isEqual(hash, tried);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        } finally {
            key.clearPassword();
        }
    }

    private static int iterations(String text) {
        try {
            int iterations = Integer.parseInt(text);
            if (iterations >= FEWEST_ITERATIONS && iterations <= MOST_ITERATIONS) {
                return iterations;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has iterations that are no number", e);
        }
        throw new IllegalArgumentException(
                "must have from %d to %d iterations".formatted(FEWEST_ITERATIONS, MOST_ITERATIONS));
    }

    private static byte[] bytes(String what, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("has a %s that is not Base64".formatted(what), e);
        }
        if (bytes.length < FEWEST_BYTES) {
            throw new IllegalArgumentException("has a %s of fewer than %d bytes".formatted(what, FEWEST_BYTES));
        }
        return bytes;
    }

    /** Says nothing: hashes stand in no log. */
    @Override
    public String toString() {
        return "***";
    }
}
