package io.agentee.e2e.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signs bearer tokens. The servers of the suite know the key of {@link #TRUSTED}, which is made anew with each suite. */
public final class TestIssuer {

    /** The issuer whose tokens are taken. */
    public static final TestIssuer TRUSTED = new TestIssuer();

    static final String NAME = "https://issuer.example";

    private static final String KEY_ID = "suite";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys;

    /** Another issuer, of the same name and with another key. */
    public TestIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Path writeKey(Path file) {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
        try {
            return Files.writeString(file, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a header {@code Authorization}. */
    public String bearer(String name, List<String> roles, Instant expiry) {
        Map<String, Object> claims = Map.of("iss", NAME, "sub", "s-1", "upn", name, "groups", roles);
        return "Bearer " + token(claims, expiry);
    }

    /** A token that says this, and was issued ten minutes before it expires. */
    public String token(Map<String, Object> claims, Instant expiry) {
        Map<String, Object> all = new HashMap<>(claims);
        all.put("iat", expiry.minusSeconds(600).getEpochSecond());
        all.put("exp", expiry.getEpochSecond());
        String head = encoded(Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID)) + "." + encoded(all);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as a set of JSON Web Keys. */
    public String keySet() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        return """
                {"keys": [{"kty": "RSA", "use": "sig", "alg": "RS256", "kid": "%s", "n": "%s", "e": "%s"}]}""".formatted(KEY_ID, unsigned(key.getModulus()), unsigned(key.getPublicExponent()));
    }

    // RFC 7518, 6.3.1: big-endian, without the byte for the sign.
    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return encoded(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String encoded(Map<String, Object> object) {
        try {
            return encoded(JSON.writeValueAsBytes(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
