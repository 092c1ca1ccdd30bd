package io.agentee.server.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import java.util.List;
import java.util.Optional;

/** An audit trail as JSON, taken literally: whatever is unknown, doubled or missing is a fault. */
final class ExportedAudit {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ExportedAudit() {}

    /**
     * Reads a trail.
     *
     * @throws UnreadableAudit if this is none
     */
    static AuditTrail read(String json) throws UnreadableAudit {
        try {
            AuditTrail trail = STRICT.readValue(json, AuditTrail.class);
            if (trail == null) {
                throw new UnreadableAudit("There is nothing in it.");
            }
            return trail;
        } catch (JsonProcessingException broken) {
            throw new UnreadableAudit("It is no audit trail: " + broken.getOriginalMessage());
        }
    }

    /**
     * Compares an export with what the run says now.
     *
     * @return what is wrong with the export; nothing when it is all of the trail, or was all of it when it was made
     */
    static Optional<String> difference(AuditTrail export, AuditTrail now) {
        int length = export.entries().size();
        if (!export.runId().equals(now.runId())) {
            return Optional.of("It is the trail of run %s.".formatted(export.runId()));
        }
        if (length > now.entries().size()) {
            return Optional.of("It has %d entries; the run has %d."
                    .formatted(length, now.entries().size()));
        }
        String then = length == now.entries().size() ? now.head() : headOf(now.entries(), length);
        return export.head().equals(then)
                ? Optional.empty()
                : Optional.of("Entry %d is not that of the run.".formatted(length));
    }

    private static String headOf(List<AuditEntry> entries, int length) {
        return entries.get(length).previous();
    }

    /** What should be a trail is none. */
    static final class UnreadableAudit extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableAudit(String reason) {
            super(reason);
        }
    }
}
