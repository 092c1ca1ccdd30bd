package io.agentee.runtime.visibility;

import com.google.protobuf.ByteString;
import io.agentee.runtime.lookup.TemporalCalls;
import io.grpc.Deadline;
import io.grpc.Status;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Counts and fetches executions by Temporal's visibility. */
public final class Visibility {

    /** Temporal's default for the largest one: what a span has is one page, and usually what is found besides. */
    private static final int PAGE_SIZE = 1_000;

    private final TemporalCalls calls;

    public Visibility(TemporalCalls calls) {
        this.calls = calls;
    }

    /** How many executions a query finds. */
    public CompletableFuture<Long> count(String query, Deadline deadline) {
        CountWorkflowExecutionsRequest request = CountWorkflowExecutionsRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setQuery(query)
                .build();
        return explained(calls.call(deadline, stub -> stub.countWorkflowExecutions(request))
                .thenApply(CountWorkflowExecutionsResponse::getCount));
    }

    /** All executions that a query finds, in Temporal's own order. */
    public CompletableFuture<List<WorkflowExecutionInfo>> fetch(String query, Deadline deadline) {
        return explained(fetch(query, deadline, ByteString.EMPTY, new ArrayList<>()));
    }

    private CompletableFuture<List<WorkflowExecutionInfo>> fetch(
            String query, Deadline deadline, ByteString token, List<WorkflowExecutionInfo> found) {
        ListWorkflowExecutionsRequest request = ListWorkflowExecutionsRequest.newBuilder()
                .setNamespace(calls.namespace())
                .setQuery(query)
                .setPageSize(PAGE_SIZE)
                .setNextPageToken(token)
                .build();
        return calls.call(deadline, stub -> stub.listWorkflowExecutions(request))
                .thenCompose(answer -> {
                    found.addAll(answer.getExecutionsList());
                    return answer.getNextPageToken().isEmpty()
                            ? CompletableFuture.completedFuture(found)
                            : fetch(query, deadline, answer.getNextPageToken(), found);
                });
    }

    private static <T> CompletableFuture<T> explained(CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                TemporalCalls.is(Status.Code.UNIMPLEMENTED, failure)
                        ? new UnsupportedOperationException("This Temporal server cannot list runs.", failure)
                        : failure));
    }
}
