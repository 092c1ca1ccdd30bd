package io.agentee.runtime.client;

import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.runtime.fingerprint.CanonicalJson;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/** Makes the ids of runs; all look like UUIDs. */
final class RunIds {

    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RunIds(Clock clock) {
        this.clock = clock;
    }

    /** The id of the run that this request asks for; the same for every request of a caller under one key. */
    RunId idFor(RunRequest request) {
        return request.idempotencyKey()
                .map(key -> keyed(request.caller().name(), key))
                .orElseGet(this::timeOrdered);
    }

    /** The caller's length goes in so that no two pairs of caller and key read the same. */
    private static RunId keyed(String caller, String key) {
        ByteBuffer hash = ByteBuffer.wrap(CanonicalJson.sha256("%d:%s:%s".formatted(caller.length(), caller, key)));
        return uuid(hash.getLong(), hash.getLong(), 8);
    }

    private RunId timeOrdered() {
        long mostSignificant = (clock.millis() << 16) | (random.nextLong() & 0xFFFF);
        return uuid(mostSignificant, random.nextLong(), 7);
    }

    private static RunId uuid(long mostSignificant, long leastSignificant, int version) {
        long first = (mostSignificant & VERSION_MASK) | ((long) version << 12);
        long second = (leastSignificant & VARIANT_MASK) | VARIANT;
        return new RunId(new UUID(first, second).toString());
    }
}
