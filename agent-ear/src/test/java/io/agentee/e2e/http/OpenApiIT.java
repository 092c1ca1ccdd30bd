package io.agentee.e2e.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Landscape;
import io.agentee.e2e.servers.Servers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(Servers.class)
class OpenApiIT {

    private final HttpApi api;

    OpenApiIT(Landscape landscape) {
        this.api = landscape.api();
    }

    @ParameterizedTest
    @CsvSource({
        "get,  /api/v1/agents,              200 401 403",
        "get,  /api/v1/agents/{agent},      200 404",
        "post, /api/v1/agents/{agent}/runs, 200 202 400 404 409 413 415 503",
        "get,  /api/v1/runs,                200 400 503",
        "get,  /api/v1/runs/{runId},        200 404 503",
        "post, /api/v1/runs/{runId}/cancel, 202 404 409 503",
        "get,  /api/v1/runs/{runId}/messages, 200 404 503",
        "get,  /api/v1/runs/{runId}/events, 200 400 404 503",
        "post, /api/v1/agents/{agent}/ag-ui, 200 400 404 409 413 415 503",
        "get,  /api/v1/approvals,           200 400 401 503",
        "get,  /api/v1/approvals/{approvalId}, 200 401 404 503",
        "post, /api/v1/approvals/{approvalId}/decision, 200 400 401 403 404 409 410 412 415 422 503",
        "post, /api/v1/approvals/{approvalId}/claim, 200 401 403 404 409 410 503",
        "post, /api/v1/approvals/{approvalId}/release, 200 401 403 404 409 410 503",
        "post, /api/v1/approvals/{approvalId}/delegation, 200 400 401 403 404 409 410 415 422 503",
        "get,  /api/v1/grants,              200 400 401 403 503",
        "delete, /api/v1/grants/{grantId},  200 401 403 404 503",
        "get,  /api/v1/runs/{runId}/audit,  200 401 404 503"
    })
    void everyCallIsDescribedWithItsAnswers(String method, String path, String statuses) {
        JsonNode call = description().path("paths").path(path).path(method);

        assertThat(call.path("summary").asText()).isNotBlank();
        assertThat(names(call.path("responses"))).contains(statuses.split(" "));
    }

    @Test
    void theDescriptionIsBehindSignInLikeEverythingElse() {
        assertThat(api.anonymous().get("/openapi").status()).isEqualTo(401);
        assertThat(description()
                        .at("/components/securitySchemes/password/scheme")
                        .asText())
                .isEqualTo("basic");
        assertThat(names(description().path("paths"))).noneMatch(path -> path.startsWith("/console"));
    }

    @Test
    void itComesAsYamlOrAsJson() {
        assertThat(api.get("/openapi").header("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/yaml"));
        assertThat(api.get("/openapi", "Accept", "application/json").text("openapi"))
                .startsWith("3.1");
    }

    @Test
    void theStartOfARunIsShownByExample() {
        JsonNode start = description().at("/paths/~1api~1v1~1agents~1{agent}~1runs/post");

        assertThat(start.at("/requestBody/content/application~1json/examples/full/value")
                        .isMissingNode())
                .isFalse();
        assertThat(start.at("/responses/200/content/application~1json/examples/completed/value")
                        .isMissingNode())
                .isFalse();
        assertThat(start.at("/responses/409/content/application~1problem+json/examples/problem/value")
                        .isMissingNode())
                .isFalse();
    }

    @Test
    void everyReferenceLeadsToADefinition() {
        JsonNode description = description();

        assertThat(description.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        description.at(reference.substring(1)).isMissingNode())
                .isFalse());
    }

    private JsonNode description() {
        return api.get("/openapi?format=JSON").body();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
