package io.agentee.server.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.server.process.ServerFailure;
import io.agentee.server.runs.TestingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ApprovalCommandsTest {

    private final TestingApi api;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<String> users = new ArrayList<>();
    private Optional<Exception> failure = Optional.empty();

    ApprovalCommandsTest() throws IOException {
        api = TestingApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void whatWaitsIsListedOverAllPages() {
        api.json("{\"items\":[%s],\"nextCursor\":\"a b\"}".formatted(approval("r-1.1.0", "{\"order\":\"42\"}")))
                .json("{\"items\":[%s]}".formatted(approval("r-2.1.0", "{\"text\":\"\\u001b[31m\"}")));

        assertThat(launch("approvals")).isZero();

        assertThat(out()).isEqualTo("""
                        r-1.1.0  support  refund {"order":"42"}  for ada, until 2026-11-28T08:00:00Z
                        r-2.1.0  support  refund {"text":"\\u001B[31m"}  for ada, until 2026-11-28T08:00:00Z
                        """);
        assertThat(users).containsExactly("grace");
        assertThat(api.requests()).hasSize(2);
    }

    @Test
    void anEmptyInboxSaysSo() {
        api.json("{\"items\":[]}");

        assertThat(launch("approvals", "--user", "alan")).isZero();

        assertThat(out()).isEqualTo("Nothing waits for a decision of alan.\n");
        assertThat(users).containsExactly("alan");
    }

    @Test
    void aDecisionIsSentWithItsComment() {
        api.json(approval("r-1.1.0", "{}").replace("pending", "rejected"))
                .json(approval("r-1.1.0", "{}").replace("pending", "approved"));

        assertThat(launch("reject", "r-1.1.0", "not twice")).isZero();
        assertThat(launch("approve", "r-1.1.0")).isZero();

        assertThat(api.requests())
                .extracting(TestingApi.Request::line)
                .containsOnly("POST /api/v1/approvals/r-1.1.0/decision");
        assertThat(api.requests())
                .extracting(TestingApi.Request::body)
                .containsExactly("{\"decision\":\"reject\",\"comment\":\"not twice\"}", "{\"decision\":\"approve\"}");
        assertThat(out()).isEqualTo("r-1.1.0  refund {}  rejected\nr-1.1.0  refund {}  approved\n");
    }

    @Test
    void aRefusalIsExplained() {
        api.refuse(
                409,
                "{\"type\":\"urn:agentee:problem:already-decided\",\"title\":\"Decided\",\"detail\":\"By alan.\"}");

        assertThat(launch("approve", "r-1.1.0")).isEqualTo(1);

        assertThat(failure).get().isInstanceOf(ServerFailure.class);
        assertThat(failure.orElseThrow()).hasMessage("409 Decided (urn:agentee:problem:already-decided)\n  By alan.");
    }

    private int launch(String... arguments) {
        Function<String, ApprovalsApi> apis = user -> {
            users.add(user);
            return new ApprovalsApi(api.origin(), Optional.empty());
        };
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new CommandLine(CommandLine.Model.CommandSpec.create())
                .addSubcommand(new ApprovalsCommand(apis, stream))
                .addSubcommand("approve", new DecideCommand("approve", apis, stream))
                .addSubcommand("reject", new DecideCommand("reject", apis, stream))
                .setExecutionExceptionHandler((problem, command, result) -> {
                    failure = Optional.of(problem);
                    return 1;
                })
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String approval(String id, String arguments) {
        return ("{\"approvalId\":\"%s\",\"agent\":\"support\",\"tool\":\"refund\",\"arguments\":%s,"
                        + "\"requestedBy\":\"ada\",\"expiresAt\":\"2026-11-28T08:00:00Z\",\"status\":\"pending\"}")
                .formatted(id, arguments);
    }
}
