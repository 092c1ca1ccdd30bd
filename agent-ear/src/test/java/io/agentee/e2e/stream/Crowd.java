package io.agentee.e2e.stream;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Many watchers of one run, who come at any time, lose their connections, and come back. */
public final class Crowd implements AutoCloseable {

    private static final int MOST_EVENTS_OF_A_CONNECTION = 600;
    private static final int LONGEST_ABSENCE_MILLIS = 300;
    private static final int LATEST_MILLIS = 4_000;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Watcher>> watchers;

    /**
     * Lets them come.
     *
     * @param runId what they watch
     * @param size how many there are
     * @param apis the servers that they get connections to, as it happens
     */
    public Crowd(String runId, int size, List<HttpApi> apis) {
        watchers = IntStream.range(0, size)
                .mapToObj(seed -> CompletableFuture.supplyAsync(() -> watch(runId, new Random(seed), apis), threads))
                .toList();
    }

    private static Watcher watch(String runId, Random random, List<HttpApi> apis) {
        pause(random.nextInt(LATEST_MILLIS));
        Watcher watcher = apis.get(0).watcher(runId);
        // Once in a while it stays: else a run of many tokens would have watchers for very long.
        while (!watcher.hasEnded() && random.nextInt(12) > 0) {
            try {
                watcher.watch(apis.get(random.nextInt(apis.size())), 1 + random.nextInt(MOST_EVENTS_OF_A_CONNECTION));
            } catch (IOException | UncheckedIOException | AssertionError serverIsAway) {
                pause(LONGEST_ABSENCE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            pause(random.nextInt(LONGEST_ABSENCE_MILLIS));
        }
        return watcher.watchToTheEnd(apis.get(random.nextInt(apis.size())));
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    /** What each has seen, once all have seen the last event. */
    public List<Watcher> done() {
        return watchers.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
