package io.agentee.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.agentee.api.agent.AgentName;
import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalFilter.People;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.ApprovalStatus;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ApprovalListTest {

    private static final Caller GRACE = new Caller("grace", List.of("agentee-approver"));

    private TestingServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TestingServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theInboxHasWhatIsPendingSoonestDeadlineFirstPageByPage() throws Exception {
        server.approvals.add(TestingApprovals.pending("run-1.1.0"));

        TestingResponse first = list("grace agentee-approver", "");
        TestingResponse last = list("grace agentee-approver", "?limit=200&cursor=next");

        assertThat(first.json().at("/items/0/approvalId").asText()).isEqualTo("run-1.1.0");
        assertThat(first.json().get("nextCursor").asText()).isEqualTo("next");
        assertThat(last.json().has("nextCursor")).isFalse();
        ApprovalFilter pending = people(ApprovalFilter.PENDING, People.approver(GRACE));
        assertThat(server.approvals.lists)
                .containsExactly(
                        new TestingApprovals.ListCall(pending, ApprovalOrder.SOONEST_DEADLINE, 25, ""),
                        new TestingApprovals.ListCall(pending, ApprovalOrder.SOONEST_DEADLINE, 200, "next"));
    }

    @Test
    void everyFilterReachesTheEngine() throws Exception {
        list(
                "admin agentee-admin",
                "?status=expired&agent=support&runId=run-1&tool=refund&requestedBy=ada&claimedBy=alan"
                        + "&requestedBefore=2026-11-21T08:00:00Z&expiresBefore=2026-11-22T08:00:00Z");

        assertThat(server.approvals.lists.get(0).filter())
                .isEqualTo(new ApprovalFilter(
                        Optional.of(ApprovalStatus.EXPIRED),
                        Optional.of(new AgentName("support")),
                        Optional.of(new RunId("run-1")),
                        Optional.of("refund"),
                        new People(Optional.of("ada"), Optional.of("alan"), Optional.empty()),
                        new ApprovalFilter.Times(
                                Optional.of(Instant.parse("2026-11-21T08:00:00Z")),
                                Optional.of(Instant.parse("2026-11-22T08:00:00Z")),
                                Optional.empty())));
    }

    @Test
    void whatHasEndedIsListedOnDemand() throws Exception {
        list("admin agentee-admin", "?status=all");

        assertThat(server.approvals.lists.get(0).filter()).isEqualTo(ApprovalFilter.ALL);
    }

    @Test
    void usersListThoseOfTheirOwnRunsAndNobodyElses() throws Exception {
        list("ada agentee-user", "");
        TestingResponse ofOthers = list("ada agentee-user", "?requestedBy=bob");

        assertThat(ofOthers.body()).isEqualTo("{\"items\":[]}");
        assertThat(server.approvals.lists)
                .extracting(call -> call.filter().people())
                .containsExactly(People.requester("ada"));
    }

    @Test
    void largeArgumentsAreLeftOutOfLists() throws Exception {
        Approval large = TestingApprovals.pending("run-1.1.0");
        server.approvals.add(large.withSubject(large.subject().abridge()));

        assertThat(list("grace agentee-approver", "").json().at("/items/0").toString())
                .contains("\"abridged\":true")
                .doesNotContain("\"arguments\"", "\"argumentsSchema\"");
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                arguments("limit=0", "/limit", "'limit' must be a number from 1 to 200."),
                arguments("limit=1&limit=2", "/limit", "The query parameter 'limit' must be there only once."),
                arguments(
                        "status=open",
                        "/status",
                        "'status' must be one of pending, approved, rejected, expired, cancelled, all."),
                arguments("agent=No", "/agent", "'agent' must be 1 to 64 lower-case letters, digits, '-' and '_'."),
                arguments("runId=", "/runId", "'runId' must have 1 to 128 characters."),
                arguments("tool=%00", "/tool", "'tool' must have 1 to 128 characters."),
                arguments(
                        "expiresBefore=soon",
                        "/expiresBefore",
                        "'expiresBefore' must be an ISO-8601 instant in UTC, such as 2026-11-21T08:00:00Z."),
                arguments("cursor=broken", "/cursor", "'cursor' must be the nextCursor of a page of this list."),
                arguments(
                        "sort=asc",
                        "/sort",
                        "There is no query parameter 'sort'; known are: status, agent, runId, tool, requestedBy, claimedBy,"
                                + " requestedBefore, expiresBefore, limit, cursor."));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aBrokenQueryIsRefusedByTheNameOfTheParameter(String query, String pointer, String detail) throws Exception {
        TestingResponse response = list("grace agentee-approver", "?" + query);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.json().get("type").asText()).isEqualTo("urn:agentee:problem:invalid-request");
        assertThat(response.json().get("errors").toString())
                .isEqualTo("[{\"pointer\":\"%s\",\"detail\":\"%s\"}]".formatted(pointer, detail));
    }

    private TestingResponse list(String caller, String query) throws Exception {
        return server.send(server.request("/api/v1/approvals" + query).header(TestingSignIn.HEADER, caller));
    }

    private static ApprovalFilter people(ApprovalFilter filter, People people) {
        return new ApprovalFilter(
                filter.status(), filter.agent(), filter.runId(), filter.tool(), people, filter.times());
    }
}
