package io.agentee.cdi.extension;

import io.agentee.api.approval.Approvals;
import io.agentee.api.run.AgentClient;
import io.agentee.runtime.approval.TemporalApprovals;
import io.agentee.runtime.client.ClientLimits;
import io.agentee.runtime.client.TemporalAgentClient;
import io.agentee.runtime.json.AgentJson;
import io.agentee.temporal.OnePerApplication;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What asks runs, and how payloads are written. */
@OnePerApplication
class ClientBeans {

    @Produces
    @ApplicationScoped
    AgentClient client(
            Deployed deployed, Provider<WorkflowClient> temporal, LiveEvents events, AgenteeThreads threads) {
        return new TemporalAgentClient(
                temporal.get(),
                deployed.agents(),
                events.transport(),
                ClientLimits.DEFAULTS
                        .withMaxInputBytes(deployed.settings().maxInputBytes())
                        .withPollerFreshness(PollRhythm.FRESHNESS),
                threads.scheduler(),
                threads.callbacks(),
                Clock.systemUTC());
    }

    @Produces
    @ApplicationScoped
    Approvals approvals(Provider<WorkflowClient> temporal, AgenteeThreads threads) {
        return new TemporalApprovals(temporal.get(), threads.scheduler(), threads.callbacks(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    DataConverter dataConverter() {
        return AgentJson.dataConverter();
    }
}
