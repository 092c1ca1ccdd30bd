package io.agentee.cdi.extension;

import io.agentee.api.approval.Approvals;
import io.agentee.cdi.approval.ApprovalWatch;
import io.agentee.temporal.OnePerApplication;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Shutdown;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Keeps the watch over approvals, where somebody observes what it sees. */
@OnePerApplication
class ApprovalWatching {

    private final Deployed deployed;
    private final AgenteeThreads threads;
    private final Provider<Approvals> approvals;
    private final ApprovalEvents events;
    private final AtomicBoolean looking = new AtomicBoolean();
    private @Nullable Future<?> ticks;

    @Inject
    ApprovalWatching(Deployed deployed, AgenteeThreads threads, Provider<Approvals> approvals, ApprovalEvents events) {
        this.deployed = deployed;
        this.threads = threads;
        this.approvals = approvals;
        this.events = events;
    }

    /** Begins on a thread of a web module, whose context observers then have; an EAR's own event is let pass. */
    void begin(@Observes @Initialized(ApplicationScoped.class) Object started) {
        if (isWebModule(started)) {
            start();
        }
    }

    private static boolean isWebModule(Object started) {
        try {
            return started instanceof ServletContext;
        } catch (NoClassDefFoundError javaSe) {
            return false;
        }
    }

    /** Begins, unless nobody observes, or it has begun. */
    synchronized void start() {
        if (!deployed.approvalsObserved() || ticks != null) {
            return;
        }
        ApprovalWatch watch = new ApprovalWatch(approvals.get(), events, Clock.systemUTC());
        long interval = deployed.settings().watchInterval().toMillis();
        ticks = threads.scheduler()
                .scheduleWithFixedDelay(() -> lookUnlessBusy(watch), 0, interval, TimeUnit.MILLISECONDS);
    }

    synchronized boolean isRunning() {
        return ticks != null && !ticks.isDone();
    }

    /** The timer's thread must not block, and the next look must not begin before the last one has ended. */
    private void lookUnlessBusy(ApprovalWatch watch) {
        if (looking.compareAndSet(false, true)) {
            threads.callbacks().execute(() -> {
                try {
                    if (isRunning()) {
                        watch.look();
                    }
                } finally {
                    looking.set(false);
                }
            });
        }
    }

    /** Before the beans go that it uses. */
    synchronized void stopping(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) Shutdown event) {
        if (ticks != null) {
            ticks.cancel(false);
        }
    }
}
