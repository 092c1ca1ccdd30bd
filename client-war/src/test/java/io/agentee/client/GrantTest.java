package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.ApprovalException;
import io.agentee.api.approval.ApprovalId;
import io.agentee.api.grant.Grant;
import io.agentee.api.run.RunId;
import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GrantTest {

    private static final String GRACE = "grace agentee-approver";
    private static final String PATH = "/api/v1/grants";
    private static final Grant FOR_A_TIME = grant("run-1.1.0", "support", Optional.empty());
    private static final Grant FOR_A_RUN = grant("run-2.1.0", "guarded", Optional.of(new RunId("run-2")));

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
        server.approvals.grants = List.of(FOR_A_TIME, FOR_A_RUN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void approversSeeWhichGrantsHold() throws Exception {
        TestingResponse response = get(GRACE, "?agent=support");

        assertThat(response.body())
                .isEqualTo("{\"items\":[{\"grantId\":\"grant-run-1.1.0\",\"approvalId\":\"run-1.1.0\","
                        + "\"agent\":\"support\",\"tool\":\"refund\",\"requestedBy\":\"ada\","
                        + "\"limits\":{\"maxProperties\":3},\"grantedBy\":\"grace\","
                        + "\"grantedAt\":\"2026-11-21T08:10:00Z\",\"expiresAt\":\"2026-11-22T08:00:00Z\"}]}");
        assertThat(get(GRACE, "").json().at("/items/1/runId").asText()).isEqualTo("run-2");
        assertThat(get("auditor agentee-auditor", "").status()).isEqualTo(200);
    }

    @Test
    void othersDoNot() throws Exception {
        TestingResponse response = get("ada agentee-user", "");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:not-allowed");
    }

    @Test
    void aBrokenQueryIsRefused() throws Exception {
        for (String query : List.of("limit=0", "agent=No", "cursor=broken", "tool=refund")) {
            TestingResponse response = get(GRACE, "?" + query);

            assertThat(response.status()).as(query).isEqualTo(400);
            assertThat(response.json().at("/errors/0/pointer").asText())
                    .isEqualTo("/" + query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void aGrantIsEnded() throws Exception {
        TestingResponse response = end(GRACE, "grant-run-1.1.0");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().get("grantId").asText()).isEqualTo("grant-run-1.1.0");
        assertThat(server.approvals.changes).hasSize(1);
    }

    @Test
    void aGrantThatDoesNotHoldIsUnknown() throws Exception {
        for (String id : List.of("grant-run-9.1.0", "what", "%20")) {
            TestingResponse response = end(GRACE, id);

            assertThat(response.status()).as(id).isEqualTo(404);
            assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:unknown-grant");
        }
    }

    @Test
    void whoMayNotEndItIsToldSoIfGrantsMayBeSeen() throws Exception {
        server.approvals.failure = Optional.of(new ApprovalException.NotAllowed("grace gave it."));

        assertThat(end("alan agentee-approver", "grant-run-1.1.0").status()).isEqualTo(403);
        assertThat(end("ada agentee-user", "grant-run-1.1.0").status()).isEqualTo(404);
        assertThat(end("auditor agentee-auditor", "grant-run-1.1.0").status()).isEqualTo(403);
    }

    private TestingResponse get(String caller, String query) throws Exception {
        return server.send(server.request(PATH + query).header(TestingSignIn.HEADER, caller));
    }

    private TestingResponse end(String caller, String grantId) throws Exception {
        return server.send(server.request(PATH + "/" + grantId).DELETE().header(TestingSignIn.HEADER, caller));
    }

    private static Grant grant(String approvalId, String agent, Optional<RunId> runId) {
        return new Grant(
                new ApprovalId(approvalId),
                new Grant.Scope(new AgentName(agent), "refund", "ada", runId),
                Optional.of(new JsonSchema(Map.of("maxProperties", 3))),
                "grace",
                TestingApprovals.DECIDED_AT,
                TestingApprovals.EXPIRES_AT);
    }
}
