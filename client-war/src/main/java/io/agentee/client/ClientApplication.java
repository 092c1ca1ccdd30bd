package io.agentee.client;

import io.agentee.client.problem.Problem;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.ExternalDocumentation;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The HTTP API, with the answers that many calls have in common. */
@ApplicationPath("/")
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Agentee",
                        version = "0.1.0",
                        description =
                                "Starts durable runs of AI agents and tells what became of them. JSON in UTF-8; what"
                                        + " is absent is left out, never null; every error is an RFC 9457 problem.",
                        license = @License(name = "Apache-2.0", url = "https://www.apache.org/licenses/LICENSE-2.0")),
        // WildFly would write an empty one by itself, which is not valid.
        externalDocs =
                @ExternalDocumentation(
                        description = "What errors look like",
                        url = "https://www.rfc-editor.org/rfc/rfc9457"),
        security = {@SecurityRequirement(name = "password"), @SecurityRequirement(name = "token")},
        components =
                @Components(
                        securitySchemes = {
                            @SecurityScheme(
                                    securitySchemeName = "password",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "basic"),
                            @SecurityScheme(
                                    securitySchemeName = "token",
                                    type = SecuritySchemeType.HTTP,
                                    scheme = "bearer",
                                    bearerFormat = "JWT")
                        },
                        headers =
                                @Header(
                                        name = "RunLocation",
                                        description = "The path of the run on this server",
                                        schema =
                                                @Schema(
                                                        type = SchemaType.STRING,
                                                        examples =
                                                                "/api/v1/runs/0199f1a2-7c3e-7b1a-9f0e-3d2c1b0a9f8e")),
                        responses = {
                            @APIResponse(
                                    name = "InvalidRequest",
                                    responseCode = "400",
                                    description = "The request breaks the contract; every violation is listed",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:invalid-request",
                                                             "title": "The request is not valid", "status": 400,
                                                             "detail": "'input' must be a string.",
                                                             "errors": [{"pointer": "/input", "detail": "'input' must be a string."}]}"""))),
                            @APIResponse(
                                    name = "NotSignedIn",
                                    responseCode = "401",
                                    description =
                                            "not-signed-in: the request has no credentials, or none that are valid",
                                    headers =
                                            @Header(
                                                    name = "WWW-Authenticate",
                                                    description = "What credentials are taken",
                                                    schema = @Schema(type = SchemaType.STRING)),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:not-signed-in",
                                                             "title": "Sign in to see this", "status": 401,
                                                             "detail": "The request has no credentials, or none that are valid."}"""))),
                            @APIResponse(
                                    name = "NotAllowed",
                                    responseCode = "403",
                                    description = "not-allowed: the caller lacks the role that this takes",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:not-allowed",
                                                             "title": "This caller may not do this", "status": 403,
                                                             "detail": "Only callers with the role agentee-user or agentee-admin may start runs."}"""))),
                            @APIResponse(
                                    name = "UnknownAgent",
                                    responseCode = "404",
                                    description = "unknown-agent: there is no such agent",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:unknown-agent",
                                                             "title": "There is no such agent", "status": 404,
                                                             "detail": "There is no agent 'suport'."}"""))),
                            @APIResponse(
                                    name = "UnknownRun",
                                    responseCode = "404",
                                    description = "unknown-run: there is no such run, or not for this caller",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:unknown-run",
                                                             "title": "There is no such run", "status": 404,
                                                             "detail": "There is no run 'r-1'."}"""))),
                            @APIResponse(
                                    name = "Unavailable",
                                    responseCode = "503",
                                    description = "temporal-unavailable: the Temporal server cannot be reached;"
                                            + " no-worker: no worker polls the task queue that the detail names",
                                    headers =
                                            @Header(
                                                    name = "Retry-After",
                                                    description = "Seconds after which it may go better",
                                                    schema = @Schema(type = SchemaType.INTEGER)),
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class),
                                                    examples = @ExampleObject(name = "problem", value = """
                                                            {"type": "urn:agentee:problem:no-worker",
                                                             "title": "No worker is there for this", "status": 503,
                                                             "detail": "No worker polls the task queue 'agentee'.",
                                                             "instance": "urn:uuid:4f0d8e0e-6c0c-4f5e-9d5e-0a8f3a1c2b7d"}"""))),
                            @APIResponse(
                                    name = "InternalError",
                                    responseCode = "500",
                                    description = "internal-error: the server's log tells more under the instance",
                                    content =
                                            @Content(
                                                    mediaType = Problem.MEDIA_TYPE,
                                                    schema = @Schema(implementation = Problem.class)))
                        }))
public class ClientApplication extends Application {}
