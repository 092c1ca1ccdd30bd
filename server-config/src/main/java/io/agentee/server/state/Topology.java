package io.agentee.server.state;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which parts a set-up is made of.
 *
 * @param single whether client and worker share one server
 * @param clients how many client servers otherwise
 * @param workers how many worker servers otherwise
 * @param portOffset what is added to every port
 */
public record Topology(boolean single, int clients, int workers, int portOffset) {

    /** More would need the ports of another kind of part. */
    private static final int MOST = 10;

    /** Requires sensible numbers. */
    public Topology {
        require("clients", clients);
        require("workers", workers);
        if (single && (clients != 1 || workers != 1)) {
            throw new IllegalArgumentException("--single is one server: it takes neither --clients nor --workers");
        }
        if (portOffset < 0 || portOffset > 50000) {
            throw new IllegalArgumentException("--port-offset must be between 0 and 50000, but is " + portOffset);
        }
    }

    private static void require(String option, int count) {
        if (count < 1 || count > MOST) {
            throw new IllegalArgumentException("--" + option + " must be between 1 and " + MOST + ", but is " + count);
        }
    }

    /**
     * One client server and one worker server.
     *
     * @return the ordinary set-up
     */
    public static Topology ordinary() {
        return new Topology(false, 1, 1, 0);
    }

    /**
     * Lists the parts. One server needs no Redis: whatever happens in it, it sees itself.
     *
     * @return Temporal and Redis first, then those who need them
     */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(PartKind.TEMPORAL, 1, portOffset));
        if (single) {
            parts.add(new Part(PartKind.SINGLE, 1, portOffset));
            return parts;
        }
        parts.add(new Part(PartKind.REDIS, 1, portOffset));
        IntStream.rangeClosed(1, workers).forEach(i -> parts.add(new Part(PartKind.WORKER, i, portOffset)));
        IntStream.rangeClosed(1, clients).forEach(i -> parts.add(new Part(PartKind.CLIENT, i, portOffset)));
        return parts;
    }
}
