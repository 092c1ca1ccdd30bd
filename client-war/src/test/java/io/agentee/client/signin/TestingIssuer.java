package io.agentee.client.signin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs tokens with a key of its own. */
final class TestingIssuer {

    static final String NAME = "https://issuer.example";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeyPair keys;

    TestingIssuer() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    String publicKey() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** Claims of a good token of ada. */
    static Map<String, Object> claims() {
        Instant now = Instant.now();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", NAME);
        claims.put("sub", "s-1");
        claims.put("upn", "ada");
        claims.put("groups", List.of("agentee-user", "finance"));
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        return claims;
    }

    String sign(Map<String, Object> claims) {
        return sign("RS256", claims);
    }

    /** Signs as an algorithm says: with the private key, with the public one as a secret, or not at all. */
    String sign(String algorithm, Map<String, Object> claims) {
        String head = encoded(json(Map.of("alg", algorithm, "typ", "JWT"))) + "." + encoded(json(claims));
        try {
            return head + "."
                    + switch (algorithm) {
                        case "none" -> "";
                        case "HS256" -> {
                            Mac mac = Mac.getInstance("HmacSHA256");
                            mac.init(new SecretKeySpec(publicKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
                            yield encoded(mac.doFinal(head.getBytes(StandardCharsets.US_ASCII)));
                        }
                        default -> {
                            Signature signature = Signature.getInstance("SHA256withRSA");
                            signature.initSign(keys.getPrivate());
                            signature.update(head.getBytes(StandardCharsets.US_ASCII));
                            yield encoded(signature.sign());
                        }
                    };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] json(Map<String, Object> object) {
        try {
            return JSON.writeValueAsBytes(object);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
