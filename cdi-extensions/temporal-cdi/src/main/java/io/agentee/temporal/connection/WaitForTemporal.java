package io.agentee.temporal.connection;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.serviceclient.MetricsTag;

/**
 * Lets calls wait for the connection, up to their deadline, instead of failing while it is down. Temporal's pollers and
 * retries back off to a minute and ten seconds when calls fail; a call that waits goes out the moment Temporal is back.
 */
enum WaitForTemporal implements ClientInterceptor {
    /**
     * For workers. But a worker that stops does not wait to say so, not even for the question about the server that the
     * SDK asks before its first call.
     */
    EVERY_CALL {
        @Override
        boolean waits(MethodDescriptor<?, ?> method, CallOptions options) {
            return method != WorkflowServiceGrpc.getShutdownWorkerMethod()
                    && method != WorkflowServiceGrpc.getGetSystemInfoMethod();
        }
    },
    /** For callers, who want to know at once that a start was not accepted, but do not give up waiting for a result. */
    LONG_POLLS {
        @Override
        boolean waits(MethodDescriptor<?, ?> method, CallOptions options) {
            return method == WorkflowServiceGrpc.getPollWorkflowExecutionUpdateMethod()
                    || Boolean.TRUE.equals(options.getOption(MetricsTag.HISTORY_LONG_POLL_CALL_OPTIONS_KEY));
        }
    };

    abstract boolean waits(MethodDescriptor<?, ?> method, CallOptions options);

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> interceptCall(
            MethodDescriptor<ReqT, RespT> method, CallOptions options, Channel next) {
        return next.newCall(method, waits(method, options) ? options.withWaitForReady() : options);
    }
}
