package io.agentee.e2e.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long things took, in milliseconds. */
final class Delays {

    private final List<Double> millis = new ArrayList<>();

    /** Adds the time since this moment, which is known to the millisecond. */
    void addSince(long epochMillis) {
        Instant now = Instant.now();
        millis.add(now.getEpochSecond() * 1000.0 + now.getNano() / 1e6 - epochMillis);
    }

    void addAll(Delays others) {
        millis.addAll(others.millis);
    }

    int count() {
        return millis.size();
    }

    double percentile(double share) {
        List<Double> sorted = millis.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size())));
    }
}
