package io.agentee.runtime.client;

import com.google.protobuf.util.Durations;
import io.agentee.api.agent.AgentCatalog;
import io.agentee.api.agent.AgentDefinition;
import io.agentee.api.agent.SubAgent;
import io.agentee.api.run.AgentClientException.InputTooLarge;
import io.agentee.api.run.AgentClientException.UnknownAgent;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunRequest;
import io.agentee.runtime.fingerprint.CanonicalJson;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.subrun.Backstop;
import io.agentee.runtime.workflow.AgentRunWorkflow;
import io.agentee.runtime.workflow.RunInput;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.agentee.runtime.workflow.SearchValue;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.common.SearchAttributeKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The start of one run, ready to be sent.
 *
 * @param runId the id of the run
 * @param request who asked for what
 * @param definition the agent, with the limits of the request
 * @param digest the digest of the request, by which a repetition is told from a conflict
 * @param backstop when Temporal ends the run if nothing else does
 * @param message what Temporal is told
 */
record StartOrder(
        RunId runId,
        RunRequest request,
        AgentDefinition definition,
        String digest,
        Instant backstop,
        StartWorkflowExecutionRequest message) {

    /** How long a run may wait for a worker beyond its active time. */
    static final Duration WAITING_TIME = Duration.ofDays(1);

    /** Temporal refuses payloads of 2 MB; what it adds to them needs some room. */
    static final int MAX_PAYLOAD_BYTES = 2 * 1024 * 1024 - 32 * 1024;

    /**
     * @throws UnknownAgent if the catalog does not have the agent
     * @throws InputTooLarge if Temporal would refuse the whole of it
     */
    static StartOrder of(WorkflowClient client, AgentCatalog catalog, RunId runId, RunRequest request, Instant now) {
        AgentDefinition agent = catalog.find(request.agent()).orElseThrow(() -> new UnknownAgent(request.agent()));
        AgentDefinition definition = request.timeout()
                .map(timeout -> agent.withLimits(agent.execution().limits().withTimeout(Backstop.capped(timeout))))
                .orElse(agent);
        List<SubAgent> subAgents = SubAgents.of(agent, catalog);
        Duration backstop = new Backstop(subAgents).of(definition).plus(WAITING_TIME);
        Run.Origin origin = new Run.Origin(
                request.caller().name(),
                now,
                request.conversationId(),
                request.metadata(),
                catalog.fingerprint(agent.name()),
                Optional.empty());
        RunInput input =
                new RunInput(definition, request.input(), request.caller(), origin, subAgents, Optional.empty());
        String digest = digestOf(request);
        StartWorkflowExecutionRequest message = message(client, runId, request, input, digest)
                .setWorkflowExecutionTimeout(Durations.fromSeconds(backstop.toSeconds()))
                .build();
        requireFits(request, message);
        return new StartOrder(runId, request, definition, digest, now.plus(backstop), message);
    }

    private static StartWorkflowExecutionRequest.Builder message(
            WorkflowClient client, RunId runId, RunRequest request, RunInput input, String digest) {
        RunPayloads payloads = new RunPayloads(client, runId);
        AgentDefinition definition = input.definition();
        return StartWorkflowExecutionRequest.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setIdentity(client.getOptions().getIdentity())
                // Stays the same when the call is repeated, so that the server knows its own answer again.
                .setRequestId(UUID.randomUUID().toString())
                .setWorkflowId(runId.value())
                .setWorkflowType(WorkflowType.newBuilder().setName(AgentRunWorkflow.TYPE))
                .setTaskQueue(
                        TaskQueue.newBuilder().setName(definition.execution().taskQueue()))
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE)
                .setInput(payloads.arguments(input))
                .setHeader(RunPayloads.header(client))
                .setMemo(payloads.memo(Map.of(
                        RunMemo.ORIGIN,
                        input.origin(),
                        RunMemo.AGENT,
                        definition.name().value(),
                        RunMemo.REQUEST_DIGEST,
                        digest)))
                .setSearchAttributes(searchAttributes(request));
    }

    private static SearchAttributes searchAttributes(RunRequest request) {
        Map<SearchAttributeKey<String>, String> values = new LinkedHashMap<>();
        values.put(RunSearchAttributes.AGENT, request.agent().value());
        values.put(
                RunSearchAttributes.STARTED_BY, SearchValue.of(request.caller().name()));
        values.put(RunSearchAttributes.STATE, RunSearchAttributes.ACTIVE);
        request.conversationId().ifPresent(id -> values.put(RunSearchAttributes.CONVERSATION, SearchValue.of(id)));
        return RunPayloads.searchAttributes(values);
    }

    /** The digest of all that the caller said; who the caller is, is part of the run's id. */
    static String digestOf(RunRequest request) {
        Map<String, Object> said = new TreeMap<>();
        said.put("agent", request.agent());
        said.put("input", request.input());
        said.put("metadata", request.metadata());
        request.conversationId().ifPresent(id -> said.put("conversationId", id));
        request.timeout().ifPresent(timeout -> said.put("timeout", timeout));
        return CanonicalJson.digest(said);
    }

    private static void requireFits(RunRequest request, StartWorkflowExecutionRequest message) {
        int bytes = message.getSerializedSize();
        if (bytes > MAX_PAYLOAD_BYTES) {
            long inputBytes = request.input().getBytes(StandardCharsets.UTF_8).length;
            // As much of this input as would fit: characters that JSON escapes take more room than others.
            throw new InputTooLarge(inputBytes, inputBytes * MAX_PAYLOAD_BYTES / bytes);
        }
    }
}
