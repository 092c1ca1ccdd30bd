package io.agentee.runtime.testing;

import io.temporal.common.interceptors.WorkflowClientCallsInterceptor;
import io.temporal.common.interceptors.WorkflowClientCallsInterceptorBase;
import io.temporal.common.interceptors.WorkflowClientInterceptorBase;
import java.util.concurrent.atomic.AtomicInteger;

/** Queries for the transcript fail so many times, as they do while a worker answers from a copy that is stale. */
public final class StaleQueries extends WorkflowClientInterceptorBase {

    private final AtomicInteger left;

    public StaleQueries(int count) {
        left = new AtomicInteger(count);
    }

    @Override
    public WorkflowClientCallsInterceptor workflowClientCallsInterceptor(WorkflowClientCallsInterceptor next) {
        return new WorkflowClientCallsInterceptorBase(next) {
            @Override
            public <R> QueryOutput<R> query(QueryInput<R> input) {
                if (input.getQueryType().equals("transcript") && left.getAndDecrement() > 0) {
                    throw new IllegalStateException("stale");
                }
                return super.query(input);
            }
        };
    }
}
