package io.agentee.runtime.activity;

import static java.util.Objects.requireNonNull;

import io.agentee.api.model.ModelCatalog;
import io.agentee.api.policy.PolicyCatalog;
import io.agentee.api.tool.ToolCatalog;
import io.agentee.api.transport.EventTransport;
import io.agentee.runtime.grant.GrantLookup;
import java.util.concurrent.Executor;

/**
 * What calls are made with and on.
 *
 * @param tools the tools of this deployment
 * @param models the models of this deployment
 * @param policies the policies of this deployment
 * @param grants finds what humans have approved before
 * @param events carries what models say while they say it
 * @param transcripts where calls read what the model is told
 * @param executor runs the bodies of all calls
 * @param calls keeps account of them
 */
public record CallSite(
        ToolCatalog tools,
        ModelCatalog models,
        PolicyCatalog policies,
        GrantLookup grants,
        EventTransport events,
        TranscriptReader transcripts,
        Executor executor,
        CallsUnderWay calls) {

    public CallSite {
        requireNonNull(tools, "tools is null");
        requireNonNull(models, "models is null");
        requireNonNull(policies, "policies is null");
        requireNonNull(grants, "grants is null");
        requireNonNull(events, "events is null");
        requireNonNull(transcripts, "transcripts is null");
        requireNonNull(executor, "executor is null");
        requireNonNull(calls, "calls is null");
    }
}
