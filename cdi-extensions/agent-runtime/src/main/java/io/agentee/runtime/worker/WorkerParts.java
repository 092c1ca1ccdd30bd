package io.agentee.runtime.worker;

import static java.util.Objects.requireNonNull;

import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.model.ModelCatalog;
import io.agentee.api.notice.ApprovalWebhook;
import io.agentee.api.policy.PolicyCatalog;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.api.transport.EventTransport;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/**
 * What workers are made of. All of it belongs to the caller, who closes it after the workers have stopped.
 *
 * @param agents the agents whose task queues are polled
 * @param tools the tools
 * @param models the models
 * @param policies the policies that agents name
 * @param webhook tells of what happens to approvals
 * @param events carries what models say while they say it
 * @param executor runs the bodies of tools, and all else that may block; a tool keeps its thread for as long as it runs
 * @param scheduler ticks for heartbeats; needs one thread, which is never blocked
 */
public record WorkerParts(
        AgentCatalog agents,
        ToolCatalog tools,
        ModelCatalog models,
        PolicyCatalog policies,
        ApprovalWebhook webhook,
        EventTransport events,
        Executor executor,
        ScheduledExecutorService scheduler) {

    public WorkerParts {
        requireNonNull(agents, "agents is null");
        requireNonNull(tools, "tools is null");
        requireNonNull(models, "models is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(webhook, "webhook is null");
        requireNonNull(events, "events is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(scheduler, "scheduler is null");
    }
}
