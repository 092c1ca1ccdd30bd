package io.agentee.e2e.subrun;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Watcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Watchers of one run who are cut off after every so many events, and go on at another server each time. */
final class Hoppers implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Tree tree;
    private final List<CompletableFuture<Watcher>> hoppers;

    /**
     * Lets them come.
     *
     * @param strides after how many events each of them is cut off
     * @param apis the servers, in turn
     */
    Hoppers(Tree tree, List<Integer> strides, List<HttpApi> apis) {
        this.tree = tree;
        this.hoppers = strides.stream()
                .map(stride -> CompletableFuture.supplyAsync(() -> hop(tree.runId(), stride, apis), threads))
                .toList();
    }

    private static Watcher hop(String runId, int stride, List<HttpApi> apis) {
        Watcher watcher = apis.get(0).watcher(runId);
        try {
            for (int hop = 0; !watcher.hasEnded(); hop++) {
                watcher.watch(apis.get(hop % apis.size()), stride);
            }
            return watcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** What each has seen, once all have seen the last event. */
    List<Lanes> done() {
        return hoppers.stream().map(CompletableFuture::join).map(tree::lanes).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
