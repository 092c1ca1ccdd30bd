package io.agentee.runtime.client;

import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.runtime.lookup.DescribedRun;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.visibility.ListDirection;
import io.agentee.runtime.visibility.ListPages;
import io.agentee.runtime.visibility.ListPosition;
import io.agentee.runtime.visibility.ListSpan;
import io.agentee.runtime.visibility.SpanRequest;
import io.agentee.runtime.visibility.SpannedList;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Lists runs by Temporal's visibility, newest first. */
final class RunList {

    /** The clocks of a client and of Temporal's may differ by this much. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private final TemporalCalls calls;
    private final ListPages pages;
    private final Clock clock;

    RunList(TemporalCalls calls, Clock clock) {
        this.calls = calls;
        this.pages = new ListPages(calls);
        this.clock = clock;
    }

    CompletableFuture<Page<Run>> page(RunFilter filter, int limit, String cursor) {
        SpanRequest.requireLimit(limit);
        Optional<ListPosition> after = ListPosition.of(cursor, filter);
        Optional<Instant> beginning =
                filter.since().filter(Instant.EPOCH::isBefore).map(since -> since.minus(CLOCK_SKEW));
        ListSpan all = ListSpan.whole(
                ListDirection.LATEST_FIRST,
                after.map(ListPosition::at),
                clock.instant().plus(CLOCK_SKEW),
                beginning);
        return pages.page(new SpanRequest<>(new Runs(filter), filter, limit, after), all);
    }

    private final class Runs implements SpannedList<Run> {

        private final RunFilter filter;

        Runs(RunFilter filter) {
            this.filter = filter;
        }

        @Override
        public String query(ListSpan span) {
            return VisibilityQuery.of(filter, span.from(), span.to());
        }

        @Override
        public Stream<Map.Entry<ListPosition, Run>> items(WorkflowExecutionInfo execution) {
            DescribedRun run = DescribedRun.of(calls.client(), execution);
            return run.isAgentRun() && isWanted(run) ? Stream.of(Map.entry(position(run), run.summary())) : Stream.of();
        }

        /** Temporal knows when the latest execution of a run began; the filter means the run. */
        private boolean isWanted(DescribedRun run) {
            return filter.since()
                    .map(since -> !run.origin().startedAt().isBefore(since))
                    .orElse(true);
        }

        private static ListPosition position(DescribedRun run) {
            Instant start = TemporalCalls.instant(run.info().getStartTime());
            return ListPosition.of(start, run.runId().value());
        }
    }
}
