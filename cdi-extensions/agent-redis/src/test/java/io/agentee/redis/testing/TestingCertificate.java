package io.agentee.redis.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/**
 * A self-signed certificate and its key, as PEM files.
 *
 * @param certificate the certificate
 * @param key the PKCS#8 key
 */
public record TestingCertificate(Path certificate, Path key) {

    private static final String PASSWORD = "changeit";

    /** One for a host. */
    public static TestingCertificate create(Path directory, String host) throws Exception {
        Path store = directory.resolve(host + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        host,
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        KeyStore keys = load(store);
        byte[] key = keys.getKey(host, PASSWORD.toCharArray()).getEncoded();
        return new TestingCertificate(
                write(
                        directory.resolve(host + ".pem"),
                        "CERTIFICATE",
                        keys.getCertificate(host).getEncoded()),
                write(directory.resolve(host + ".key"), "PRIVATE KEY", key));
    }

    private static KeyStore load(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private static Path write(Path file, String type, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, text, type));
    }
}
