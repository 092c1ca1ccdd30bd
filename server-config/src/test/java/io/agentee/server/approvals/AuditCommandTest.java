package io.agentee.server.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agentee.api.audit.AuditAction;
import io.agentee.api.audit.AuditTrail;
import io.agentee.api.run.RunId;
import io.agentee.server.runs.TestingApi;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private static final Instant TIME = Instant.parse("2026-11-27T08:00:00Z");

    private final AuditTrail shorter = AuditTrail.of(new RunId("r-1"))
            .with(TIME, AuditAction.REQUESTED, "agentee", Map.of("tool", "refund"))
            .with(TIME, AuditAction.APPROVED, "grace", Map.of("comment", "fine"));
    private final AuditTrail trail = shorter.with(TIME, AuditAction.EXPIRED, "agentee", Map.of());

    private final Path file;
    private final TestingApi api;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    AuditCommandTest(@TempDir Path directory) throws IOException {
        file = directory.resolve("audit.json");
        api = TestingApi.start();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theTrailOfARunIsVerified() throws IOException {
        api.json(json(trail));

        assertThat(launch("verify", "r-1")).isZero();

        assertThat(out())
                .contains("  2  2026-11-27T08:00:00Z  approved    grace\n")
                .endsWith("OK: run r-1, 3 entries, nothing was changed. Head: " + trail.head() + "\n");
        assertThat(api.requests()).extracting(TestingApi.Request::line).containsExactly("GET /api/v1/runs/r-1/audit");
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        api.json(json(trail).replace("fine", "Fine"));

        assertThat(launch("verify", "r-1")).isEqualTo(1);

        assertThat(out()).endsWith("FAULT: Entry 2 was changed: its hash is not that of what it says.\n");
    }

    @Test
    void anExportIsWrittenAndVerified() throws IOException {
        api.json(json(trail)).json(json(trail)).json(json(trail));

        assertThat(launch("export", "r-1")).isZero();
        assertThat(out()).isEqualTo(json(trail) + "\n");
        assertThat(launch("export", "r-1", file.toString())).isZero();
        assertThat(file).hasContent(json(trail));
        assertThat(launch("verify", "--file", file.toString())).isZero();
    }

    @Test
    void anExportFromBeforeIsStillGood() throws IOException {
        Files.writeString(file, json(shorter));
        api.json(json(trail)).json(json(trail));

        assertThat(launch("verify", "r-1", "--file", file.toString())).isZero();
        Files.writeString(file, json(AuditTrail.of(new RunId("r-1"))));
        assertThat(launch("verify", "r-1", "--file", file.toString())).isZero();
    }

    @Test
    void anExportThatIsNotTheRunsIsFoundThoughItIsWholeInItself() throws IOException {
        AuditTrail forged = AuditTrail.of(new RunId("r-1"))
                .with(TIME, AuditAction.REQUESTED, "agentee", Map.of("tool", "refund"))
                .with(TIME, AuditAction.APPROVED, "mallory", Map.of());
        Files.writeString(file, json(forged));
        api.json(json(trail));

        assertThat(launch("verify", "--file", file.toString())).isEqualTo(1);
        assertThat(out()).endsWith("FAULT: Entry 2 is not that of the run.\n");
        assertThat(launch("verify", "--offline", "--file", file.toString())).isZero();
    }

    @Test
    void anExportOfMoreThanThereIsAndOfAnotherRunAreFound() throws IOException {
        Files.writeString(file, json(trail));
        api.json(json(shorter));

        assertThat(launch("verify", "--file", file.toString())).isEqualTo(1);
        assertThat(out()).endsWith("FAULT: It has 3 entries; the run has 2.\n");
        assertThat(launch("verify", "r-2", "--offline", "--file", file.toString()))
                .isEqualTo(1);
        assertThat(out()).endsWith("FAULT: It is the trail of run r-1.\n");
    }

    @Test
    void whatIsNoTrailIsAFault() throws IOException {
        for (String broken : new String[] {
            "",
            "null",
            "[]",
            "{}",
            json(trail) + "{}",
            json(trail).replace("\"by\"", "\"By\""),
            json(trail).substring(1)
        }) {
            Files.writeString(file, broken);

            assertThat(launch("verify", "--offline", "--file", file.toString()))
                    .as(broken)
                    .isEqualTo(1);
            assertThat(out()).contains("FAULT: ");
        }
    }

    @Test
    void somethingHasToBeVerified() {
        assertThat(launch("verify")).isEqualTo(2);
        assertThat(launch("verify", "r-1", "--offline")).isEqualTo(2);
    }

    private int launch(String... arguments) {
        return AuditCommand.of(
                        user -> new ApprovalsApi(api.origin(), Optional.empty()),
                        new PrintStream(out, true, StandardCharsets.UTF_8))
                .execute(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    private static String json(AuditTrail trail) throws JsonProcessingException {
        return JSON.writeValueAsString(trail);
    }
}
