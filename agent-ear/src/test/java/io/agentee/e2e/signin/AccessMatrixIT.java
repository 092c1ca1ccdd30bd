package io.agentee.e2e.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.approval.Inbox;
import io.agentee.e2e.servers.Answer;
import io.agentee.e2e.servers.Browser;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Everybody is answered what {@code access.txt} says. A new endpoint is a new row there. */
@ExtendWith(Servers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String ABSENT = "0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e";

    private final Landscape landscape;
    private final HttpApi api;
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, String> runs = new HashMap<>();
    private final Map<String, String> questions = new HashMap<>();
    private String sealed = "";

    AccessMatrixIT(Landscape landscape) {
        this.landscape = landscape;
        this.api = landscape.api();
    }

    static Stream<AccessTable.Field> fields() {
        return AccessTable.fields();
    }

    @BeforeAll
    void prepare() {
        for (String user : List.of("ada", "bob", "admin")) {
            runs.put(user, api.as(user).run("assistant", "Hello").path("runId").asText());
            questions.put(user, ask(user, "guarded"));
        }
        sealed = ask("bob", "sealed");
    }

    @ParameterizedTest
    @MethodSource("fields")
    void everybodyGetsWhatTheTableSays(AccessTable.Field field) {
        boolean page = List.of("PAGE", "FORM").contains(field.row().way());

        if (page) {
            Browser.Shown shown = visit(field);
            assertThat(shown.status()).as("%s", shown.body()).isEqualTo(field.status());
        } else {
            Answer answer = ask(field);
            assertThat(answer.status()).as("%s", answer.body()).isEqualTo(field.status());
            requireProblem(field, answer);
        }
    }

    private static void requireProblem(AccessTable.Field field, Answer answer) {
        if (field.status() == 403) {
            assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:not-allowed");
        }
        if (field.status() == 404 && field.row().path().contains("{")) {
            String kind = field.row().path().split("/", -1)[3].replaceAll("s$", "");
            assertThat(answer.text("type")).isEqualTo("urn:agentee:problem:unknown-" + kind);
        }
    }

    private Answer ask(AccessTable.Field field) {
        HttpApi caller = field.caller().map(api::as).orElseGet(api::anonymous);
        String path = path(field);
        return switch (field.row().way()) {
            case "GET" -> caller.get(path);
            case "DELETE" -> caller.delete(path);
            case "POST" -> caller.post(path, body(path));
            case "SSE" -> caller.post(path, HttpApi.bodyOf("Hello"), "Accept", "text/event-stream");
            case "AGUI" -> caller.post(path, agUi(field.caller()), "Accept", "text/event-stream");
            default -> throw new IllegalArgumentException(field.row().way());
        };
    }

    private Browser.Shown visit(AccessTable.Field field) {
        Browser browser = browser(field.caller());
        if (field.row().way().equals("PAGE")) {
            return browser.get(path(field));
        }
        String[] form = path(field).split("\\?", 2);
        List<String> fields =
                new ArrayList<>(List.of("csrf", browser.get("/console/login").csrf()));
        if (form.length > 1) {
            fields.addAll(List.of(form[1].split("[&=]", -1)));
        }
        return browser.post(form[0], fields);
    }

    private Browser browser(Optional<String> caller) {
        Browser browser = browsers.computeIfAbsent(caller.orElse(""), name -> new Browser(landscape.client()));
        caller.filter(name -> browser.cookie().isEmpty()).ifPresent(browser::signIn);
        return browser;
    }

    private String path(AccessTable.Field field) {
        String path = field.row().path();
        if (path.contains("{waiting}")) {
            return path.replace("{waiting}", path.contains("/grants/") ? grant() : ask("bob", "guarded"));
        }
        boolean run = path.contains("/runs/");
        Map<String, String> ids = run ? runs : questions;
        String own = field.caller().map(ids::get).orElse("");
        return path.replace("{own}", String.valueOf(own))
                .replace("{foreign}", String.valueOf(ids.get("bob")))
                .replace("{sealed}", sealed)
                .replace("{absent}", run ? ABSENT : ABSENT + ".1.0");
    }

    private static String body(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "runs" -> HttpApi.bodyOf("Hello");
            case "decision" -> "{\"decision\": \"approve\", \"digest\": \"sha256:of-something-else\"}";
            case "delegation" -> "{\"names\": [\"alan\"]}";
            default -> "";
        };
    }

    /** What a new run of this user asks. */
    private String ask(String user, String agent) {
        return ask(user, agent, "access");
    }

    private String ask(String user, String agent, String entry) {
        Script script = Script.begin().call("ledger_append", "entry", entry).text("Done.");
        return new Inbox(api).awaitQuestion(api.as(user).start(agent, script.input()));
    }

    /** A new grant that grace gave for bob's runs, so narrow that it lets nothing else through. */
    private String grant() {
        String entry = "granted " + UUID.randomUUID();
        String approvalId = ask("bob", "remembered", entry);
        String decision = """
                {"decision": "approve", "remember": {
                    "duration": "PT1H", "limits": {"properties": {"entry": {"const": "%s"}}}}}""".formatted(entry);
        assertThat(api.as("grace")
                        .post("/api/v1/approvals/" + approvalId + "/decision", decision)
                        .status())
                .isEqualTo(200);
        return await("grant").pollInterval(Duration.ofMillis(50)).until(() -> grantOf(approvalId), id -> !id.isEmpty());
    }

    private String grantOf(String approvalId) {
        for (JsonNode grant : api.get("/api/v1/grants?agent=remembered").body().path("items")) {
            if (grant.path("approvalId").asText().equals(approvalId)) {
                return grant.path("grantId").asText();
            }
        }
        return "";
    }

    private static String agUi(Optional<String> caller) {
        return """
                {"threadId": "matrix", "runId": "%s", "tools": [], "context": [],
                 "messages": [{"id": "m", "role": "user", "content": "Hello"}]}""".formatted(caller.orElse("nobody"));
    }
}
