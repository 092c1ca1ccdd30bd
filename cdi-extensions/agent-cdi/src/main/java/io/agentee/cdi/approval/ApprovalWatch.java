package io.agentee.cdi.approval;

import static io.agentee.cdi.CdiMessages.MESSAGES;
import static java.util.Objects.requireNonNull;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Page;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Looks now and then for what has changed about approvals, and tells of it. Where so much has changed that one look does
 * not see all of it, the next one goes on from there: nothing is left out, and Temporal is not asked for more at once.
 */
public final class ApprovalWatch {

    /** Visibility lags behind, and clocks differ. */
    static final Duration OVERLAP = Duration.ofMinutes(1);

    /** What happened while a server was restarted is news, too. */
    static final Duration LOOK_BACK = Duration.ofMinutes(5);

    private static final int PAGE_SIZE = 100;
    private static final int PAGES_OF_A_LOOK = 5;
    private static final String FIRST_PAGE = "";

    private final Approvals approvals;
    private final ToldApprovals told;
    private final Clock clock;
    private Instant since;
    private @Nullable Sweep unfinished;
    private boolean failing;

    /**
     * A watch that begins now.
     *
     * @param approvals what is watched
     * @param listener is told
     * @param clock the time
     */
    public ApprovalWatch(Approvals approvals, ApprovalListener listener, Clock clock) {
        this.approvals = requireNonNull(approvals, "approvals is null");
        this.told = new ToldApprovals(listener);
        this.clock = requireNonNull(clock, "clock is null");
        this.since = clock.instant().minus(LOOK_BACK);
    }

    /** Looks once. Blocks while Temporal answers; when it does not, the next look makes up for it. */
    public synchronized void look() {
        try {
            goOn();
        } catch (RuntimeException unavailable) {
            unfinished = null;
            if (!failing && !Thread.currentThread().isInterrupted()) {
                MESSAGES.watchFails(unavailable.getMessage());
            }
            failing = true;
            return;
        }
        if (failing) {
            failing = false;
            MESSAGES.watchGoesOn();
        }
    }

    private void goOn() {
        Sweep sweep = unfinished == null ? new Sweep(clock.instant(), FIRST_PAGE) : unfinished;
        ApprovalFilter changed = ApprovalFilter.ALL.withTimes(ApprovalFilter.Times.changedSince(since));
        for (int pages = 0; pages < PAGES_OF_A_LOOK; pages++) {
            Page<Approval> page = approvals.list(changed, ApprovalOrder.LATEST_CHANGE, PAGE_SIZE, sweep.cursor());
            page.items().forEach(approval -> told.tell(approval, since));
            if (page.nextCursor().isEmpty()) {
                since = later(since, sweep.begun().minus(OVERLAP));
                unfinished = null;
                return;
            }
            sweep = new Sweep(sweep.begun(), page.nextCursor().get());
        }
        unfinished = sweep;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /**
     * A way through everything that has changed.
     *
     * @param begun when it began: what changed after that is for the next one
     * @param cursor where it goes on
     */
    private record Sweep(Instant begun, String cursor) {}
}
