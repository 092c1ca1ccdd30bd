package io.agentee.runtime.lookup;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one at a time do something with each of many things. The others wait in the order in which they came, without a thread. */
final class Turns<K> {

    private static final CompletableFuture<Void> NOBODY = CompletableFuture.completedFuture(null);

    private final Map<K, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    /** Does this as soon as everything that came before it has ended, in whatever way. */
    <T> CompletableFuture<T> take(K thing, Supplier<CompletableFuture<T>> work) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        CompletableFuture<Void> before = last.put(thing, end);
        return (before == null ? NOBODY : before)
                .thenCompose(ended -> work.get())
                .whenComplete((done, failure) -> {
                    last.remove(thing, end);
                    end.complete(null);
                });
    }
}
