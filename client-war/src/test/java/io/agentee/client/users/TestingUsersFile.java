package io.agentee.client.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A users file that a test writes. */
final class TestingUsersFile {

    private final Path file;
    private Instant writtenAt = Instant.parse("2026-11-27T08:00:00Z");

    TestingUsersFile(Path directory) {
        this.file = directory.resolve("users.properties");
    }

    /** Replaces the file by a newer one. */
    Path write(String... lines) throws IOException {
        Files.writeString(file, String.join("\n", lines));
        writtenAt = writtenAt.plusSeconds(1);
        Files.setLastModifiedTime(file, FileTime.from(writtenAt));
        return file;
    }

    static String hash(String password) {
        return hash("PBKDF2WithHmacSHA256", password, PasswordHash.FEWEST_ITERATIONS);
    }

    static String hash(String algorithm, String password, int iterations) {
        byte[] salt = "sixteen bytes...".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try {
            byte[] hash = SecretKeyFactory.getInstance(algorithm)
                    .generateSecret(new PBEKeySpec(password.toCharArray(), salt, iterations, 256))
                    .getEncoded();
            return "%s:%d:%s:%s"
                    .formatted(
                            algorithm,
                            iterations,
                            Base64.getEncoder().encodeToString(salt),
                            Base64.getEncoder().encodeToString(hash));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
