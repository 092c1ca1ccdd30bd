package io.agentee.cdi.approval;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.approval.ApprovalKind;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.approval.Approvers;
import io.agentee.api.notice.ApprovalNotice;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Writes notices as webhooks carry them: the approval as the HTTP API shows it. */
final class NoticeJson {

    private static final String TYPE_PREFIX = "approval.";

    /** Numbers keep the digits that the digest is about. */
    private final ObjectMapper mapper = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
            .build();

    byte[] write(ApprovalNotice notice) {
        try {
            return mapper.writeValueAsBytes(new Body(
                    TYPE_PREFIX + notice.action().wireName(), notice.id(), notice.at(), approval(notice.approval())));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a notice can always be written", impossible);
        }
    }

    private ApprovalBody approval(Approval approval) {
        Approval.Subject subject = approval.subject();
        return new ApprovalBody(
                approval.approvalId(),
                approval.runId(),
                approval.agent(),
                subject.kind(),
                subject.tool(),
                subject.abridged() ? Optional.empty() : Optional.of(tree(subject.arguments())),
                subject.digest(),
                approval.origin().requestedBy(),
                approval.origin().requestedAt(),
                approval.rules().expiresAt(),
                approval.status(),
                approval.rules().approvers(),
                approval.rules().fourEyes(),
                approval.rules().quorum(),
                approval.decisions().stream().map(this::decision).toList());
    }

    private DecisionBody decision(ApprovalDecision decision) {
        return new DecisionBody(
                decision.by(),
                decision.at(),
                decision.verdict(),
                decision.comment(),
                decision.arguments().map(this::tree));
    }

    private JsonNode tree(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("arguments are always JSON", impossible);
        }
    }

    private record Body(String type, String id, Instant timestamp, ApprovalBody approval) {}

    private record ApprovalBody(
            ApprovalId approvalId,
            RunId runId,
            AgentName agent,
            ApprovalKind kind,
            String tool,
            Optional<JsonNode> arguments,
            String digest,
            String requestedBy,
            Instant requestedAt,
            Instant expiresAt,
            ApprovalStatus status,
            Approvers approvers,
            boolean fourEyes,
            int quorum,
            List<DecisionBody> decisions) {}

    private record DecisionBody(
            String by,
            Instant at,
            ApprovalDecision.Verdict decision,
            Optional<String> comment,
            Optional<JsonNode> arguments) {}
}
