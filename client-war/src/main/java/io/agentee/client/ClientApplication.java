package io.agentee.client;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.ExternalDocumentation;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The HTTP API. What calls have in common is described in {@code META-INF/openapi.yaml}. */
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
                        }))
public class ClientApplication extends Application {}
