package io.agentee.client.users;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Remembers which passwords were right, since HTTP Basic sends the password with every request, and trying it is meant to be
 * slow. What is kept is of no use outside of this process: digests under a key that is never written. Wrong passwords are
 * not kept. Safe for use by many threads.
 */
final class VerifiedPasswords {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MOST = 1_000;

    private final SecretKeySpec key = newKey();
    private final Set<ByteBuffer> digests =
            Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
                    return size() > MOST;
                }
            }));

    boolean contains(String name, char[] password) {
        return digests.contains(digest(name, password));
    }

    void add(String name, char[] password) {
        digests.add(digest(name, password));
    }

    /** A name cannot hold the separator, so that no two pairs read the same. */
    private ByteBuffer digest(String name, char[] password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            String both = name + '\0' + String.valueOf(password);
            return ByteBuffer.wrap(mac.doFinal(both.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static SecretKeySpec newKey() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
