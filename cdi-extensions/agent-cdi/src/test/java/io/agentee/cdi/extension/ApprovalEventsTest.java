package io.agentee.cdi.extension;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalRequested;
import io.agentee.cdi.testing.TestingApplication;
import io.agentee.cdi.testing.TestingApproval;
import io.agentee.cdi.testing.TestingApprovals;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ApprovalEventsTest {

    private static final Map<String, String> OFTEN = Map.of("agentee.approvals.watch-interval", "PT0.5S");

    @Test
    void observersOfEitherKindAreToldOnThreadsOfAgentee() throws InterruptedException {
        Approval pending = TestingApproval.pending("r1", Instant.now());
        try (TestingApplication application = TestingApplication.start(
                OFTEN, WeldApprovals.class, Observer.class, AsyncObserver.class, Failing.class, InRequest.class)) {
            WeldApprovals approvals = application.get(WeldApprovals.class);
            approvals.put(pending);
            application.get(ApprovalWatching.class).start();

            assertThat(application.get(Observer.class).next()).isEqualTo("requested r1 in request 1");
            approvals.put(TestingApproval.approved(pending, Instant.now()));
            assertThat(application.get(AsyncObserver.class).next()).isEqualTo("decided r1 in request 1");
        }
    }

    @Test
    void watchEndsWithTheApplication() {
        ApprovalWatching watching;
        try (TestingApplication application = TestingApplication.start(OFTEN, WeldApprovals.class, Failing.class)) {
            watching = application.get(ApprovalWatching.class);
            assertThat(watching.isRunning()).isFalse();
            watching.start();
            assertThat(watching.isRunning()).isTrue();
        }
        assertThat(watching.isRunning()).isFalse();
    }

    @Test
    void withoutObserversNobodyLooks() {
        try (TestingApplication application = TestingApplication.start(OFTEN, WeldApprovals.class)) {
            application.get(ApprovalWatching.class).start();

            assertThat(application.get(ApprovalWatching.class).isRunning()).isFalse();
            assertThat(application.get(WeldApprovals.class).asked()).isEmpty();
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class WeldApprovals extends TestingApprovals {}

    @RequestScoped
    static class InRequest {
        private int count;

        int next() {
            return ++count;
        }
    }

    @ApplicationScoped
    static class Observer {
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        @Inject
        InRequest request;

        String next() throws InterruptedException {
            return seen.take();
        }

        void requested(@Observes ApprovalRequested event) {
            seen.add("requested %s in request %d".formatted(event.approval().runId(), request.next()));
        }
    }

    @ApplicationScoped
    static class AsyncObserver {
        private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

        @Inject
        InRequest request;

        String next() throws InterruptedException {
            return seen.take();
        }

        void decided(@ObservesAsync ApprovalDecided event) {
            seen.add("decided %s in request %d".formatted(event.approval().runId(), request.next()));
        }
    }

    @ApplicationScoped
    static class Failing {
        void decided(@Observes ApprovalDecided event) {
            throw new IllegalStateException("observer is broken");
        }

        void decidedLater(@ObservesAsync ApprovalDecided event) {
            throw new IllegalStateException("observer is broken");
        }
    }
}
