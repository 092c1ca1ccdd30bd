package io.agentee.client.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SerialTaskTest {

    @Test
    void callFromWithinRunsTheTaskAgainAfterwards() {
        List<String> steps = new ArrayList<>();
        SerialTask[] task = new SerialTask[1];
        task[0] = new SerialTask(() -> {
            steps.add("begin");
            if (steps.size() == 1) {
                task[0].run();
            }
            steps.add("end");
        });

        task[0].run();

        assertThat(steps).containsExactly("begin", "end", "begin", "end");
    }

    @Test
    void taskThatFailsIsRunAgainByTheNextCaller() {
        AtomicInteger runs = new AtomicInteger();
        SerialTask task = new SerialTask(() -> {
            if (runs.incrementAndGet() == 1) {
                throw new IllegalStateException("broken");
            }
        });

        assertThatThrownBy(task::run).hasMessage("broken");
        task.run();

        assertThat(runs.get()).isEqualTo(2);
    }

    @Test
    void noCallIsLostAndNoneRunsBesideAnother() {
        AtomicInteger sent = new AtomicInteger();
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger seen = new AtomicInteger();
        SerialTask task = new SerialTask(() -> {
            assertThat(inside.incrementAndGet()).isEqualTo(1);
            seen.set(sent.get());
            inside.decrementAndGet();
        });
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try {
            CompletableFuture.allOf(IntStream.range(0, 4)
                            .mapToObj(caller -> CompletableFuture.runAsync(
                                    () -> {
                                        for (int i = 0; i < 10_000; i++) {
                                            sent.incrementAndGet();
                                            task.run();
                                        }
                                    },
                                    callers))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            callers.shutdown();
        }

        assertThat(seen.get()).isEqualTo(40_000);
    }
}
