package io.agentee.e2e.approval;

import static io.agentee.e2e.approval.Inbox.requireProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.RunId;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who decided what can be proved later. */
@ExtendWith(Servers.class)
class AuditIT {

    private final Landscape landscape;
    private final HttpApi api;
    private final Inbox inbox;

    AuditIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
        this.inbox = new Inbox(api);
    }

    @Test
    void whatWasAskedAndDecidedIsThereAndAnyChangeIsFound() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        String approvalId = inbox.awaitQuestion(runId);
        inbox.decide("grace", approvalId, Inbox.rejection("not twice"));
        api.awaitFinished(runId);

        JsonNode audit = audit("auditor", runId);

        assertThat(audit.path("runId").asText()).isEqualTo(runId);
        assertThat(audit.findValuesAsText("action")).containsExactly("requested", "rejected");
        assertThat(audit.at("/entries/1/by").asText()).isEqualTo("grace");
        assertThat(audit.at("/entries/1/details/comment").asText()).isEqualTo("not twice");
        assertThat(trail(audit).fault()).isEmpty();
        ((ObjectNode) audit.at("/entries/1/details")).put("comment", "not twice!");
        assertThat(trail(audit).fault()).contains("Entry 2 was changed: its hash is not that of what it says.");
    }

    @Test
    void theTrailIsForWhoMaySeeTheRun() {
        String runId = api.as("ada").start("support", Scripts.refund("42"));
        inbox.decide("grace", inbox.awaitQuestion(runId), Inbox.REJECT);

        assertThat(audit("ada", runId).path("entries")).isNotEmpty();
        requireProblem(api.as("bob").get("/api/v1/runs/" + runId + "/audit"), 404, "unknown-run");
    }

    @Test
    void theTrailGoesOnWhereTheRunContinuesAsNew() {
        int steps = 6;
        String runId = api.as("ada").start("audited", Scripts.appendInTurn(steps));
        for (int i = 0; i < steps; i++) {
            inbox.approve("grace", inbox.awaitQuestion(runId));
        }
        assertThat(api.awaitFinished(runId).path("status").asText()).isEqualTo("completed");

        JsonNode audit = audit("auditor", runId);

        assertThat(landscape.temporalView().hasContinued(runId)).isTrue();
        assertThat(audit.findValuesAsText("action")).hasSize(2 * steps);
        assertThat(trail(audit).fault()).isEmpty();
    }

    private JsonNode audit(String user, String runId) {
        return api.as(user).get("/api/v1/runs/" + runId + "/audit").body();
    }

    private static AuditTrail trail(JsonNode audit) {
        List<AuditEntry> entries = new ArrayList<>();
        audit.path("entries").forEach(entry -> entries.add(entry(entry)));
        return new AuditTrail(
                new RunId(audit.path("runId").asText()),
                entries,
                audit.path("head").asText());
    }

    private static AuditEntry entry(JsonNode entry) {
        Map<String, String> details = new TreeMap<>();
        entry.path("details")
                .properties()
                .forEach(
                        detail -> details.put(detail.getKey(), detail.getValue().asText()));
        AuditAction action = Arrays.stream(AuditAction.values())
                .filter(known -> known.wireName().equals(entry.path("action").asText()))
                .findFirst()
                .orElseThrow();
        return new AuditEntry(
                entry.path("sequence").asInt(),
                Instant.parse(entry.path("at").asText()),
                action,
                entry.path("by").asText(),
                details,
                entry.path("previous").asText(),
                entry.path("hash").asText());
    }
}
