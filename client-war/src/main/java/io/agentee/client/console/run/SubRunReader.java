package io.agentee.client.console.run;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.SubRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Reads the runs below a run, one level after the other. A run that cannot be read is there as the run that began it tells of
 * it, without those that it has begun itself.
 */
final class SubRunReader {

    /** How many runs a tree has at most. */
    static final int MOST = 200;

    /** How many are read at the same time. */
    private static final int AT_ONCE = 20;

    /** How long a page can wait for all of them. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final Function<RunId, CompletionStage<Run>> runs;
    private final Map<RunId, Run> known = new HashMap<>();
    private final Map<RunId, List<SubRun>> begun = new HashMap<>();
    private final long end = System.nanoTime() + LONGEST.toNanos();
    private int room = MOST;
    private boolean complete = true;

    private SubRunReader(Function<RunId, CompletionStage<Run>> runs) {
        this.runs = runs;
    }

    /**
     * The runs below this one.
     *
     * @param runs has the run of an id; fails for those that the viewer may not see
     */
    static SubRunTree below(Run run, Function<RunId, CompletionStage<Run>> runs) {
        SubRunReader reader = new SubRunReader(runs);
        reader.readBelow(run);
        return new SubRunTree(reader.views(run.runId()), reader.complete);
    }

    private void readBelow(Run run) {
        List<RunId> level = begunBy(run);
        while (!level.isEmpty()) {
            List<RunId> next = new ArrayList<>();
            for (Run found : read(level)) {
                next.addAll(begunBy(found));
            }
            level = next;
        }
    }

    private List<RunId> begunBy(Run run) {
        List<SubRun> all = run.progress().map(Run.Progress::subRuns).orElse(List.of());
        List<SubRun> some = all.subList(0, Math.min(room, all.size()));
        complete &= some.size() == all.size();
        room -= some.size();
        begun.put(run.runId(), some);
        return some.stream().map(SubRun::runId).toList();
    }

    private List<Run> read(List<RunId> ids) {
        List<Run> found = new ArrayList<>();
        for (int from = 0; from < ids.size() && System.nanoTime() < end; from += AT_ONCE) {
            List<CompletableFuture<Run>> together = ids.subList(from, Math.min(from + AT_ONCE, ids.size())).stream()
                    .map(this::read)
                    .toList();
            together.forEach(run -> result(run).ifPresent(found::add));
        }
        found.forEach(run -> known.put(run.runId(), run));
        return found;
    }

    /** However it fails, it fails there. */
    private CompletableFuture<Run> read(RunId id) {
        return CompletableFuture.completedFuture(id).thenCompose(runs);
    }

    private Optional<Run> result(CompletableFuture<Run> run) {
        try {
            return Optional.of(run.get(Math.max(0, end - System.nanoTime()), NANOSECONDS));
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private List<SubRunView> views(RunId id) {
        return begun.getOrDefault(id, List.of()).stream().map(this::view).toList();
    }

    /** The sub-run itself knows sooner than the run that began it where it stands. */
    private SubRunView view(SubRun subRun) {
        Optional<Run> itself = Optional.ofNullable(known.get(subRun.runId()));
        SubRun current = itself.map(run -> subRun.withStatus(run.status())).orElse(subRun);
        return new SubRunView(current, itself.isPresent(), views(subRun.runId()));
    }
}
