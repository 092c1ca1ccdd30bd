package io.agentee.cdi.extension;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.approval.ApprovalDecided;
import io.agentee.api.approval.ApprovalRequested;
import io.agentee.cdi.approval.ApprovalListener;
import io.agentee.temporal.OnePerApplication;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/** Fires CDI events about approvals, for observers of either kind, on threads of the container. */
@OnePerApplication
class ApprovalEvents implements ApprovalListener {

    private final Event<ApprovalRequested> requested;
    private final Event<ApprovalDecided> decided;
    private final Instance<RequestContextController> requestContexts;
    private final AgenteeThreads threads;

    @Inject
    ApprovalEvents(
            Event<ApprovalRequested> requested,
            Event<ApprovalDecided> decided,
            Instance<RequestContextController> requestContexts,
            AgenteeThreads threads) {
        this.requested = requested;
        this.decided = decided;
        this.requestContexts = requestContexts;
        this.threads = threads;
    }

    @Override
    public void requested(ApprovalRequested event) {
        fire(requested, event);
    }

    @Override
    public void decided(ApprovalDecided event) {
        fire(decided, event);
    }

    /** Observers by {@code @Observes} are no concern of {@code fireAsync}. */
    private <T> void fire(Event<T> event, T payload) {
        Executor executor = threads.callbacks();
        executor.execute(() -> fireInRequest(event, payload));
        var unused = event.fireAsync(payload, NotificationOptions.ofExecutor(executor))
                .whenComplete((fired, failure) -> {
                    if (failure != null) {
                        MESSAGES.observerFailed(failure);
                    }
                });
    }

    private <T> void fireInRequest(Event<T> event, T payload) {
        RequestContextController requestContext = requestContexts.get();
        requestContext.activate();
        try {
            event.fire(payload);
        } catch (RuntimeException failure) {
            MESSAGES.observerFailed(failure);
        } finally {
            requestContext.deactivate();
            requestContexts.destroy(requestContext);
        }
    }
}
