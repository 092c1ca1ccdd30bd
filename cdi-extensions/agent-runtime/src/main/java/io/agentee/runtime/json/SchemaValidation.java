package io.agentee.runtime.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.AbsoluteIri;
import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.resource.InputStreamSource;
import io.agentee.api.tool.JsonSchema;
import java.io.FileNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Validates JSON against a JSON Schema 2020-12, in words that a model can act on. References lead only within the schema:
 * nothing is ever loaded. Safe for use by many threads.
 */
public final class SchemaValidation {

    private static final int MAX_CACHED = 1_000;
    private static final Map<JsonSchema, SchemaValidation> CACHE = new ConcurrentHashMap<>();

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .typeLoose(false)
            .formatAssertionsEnabled(true)
            .pathType(PathType.LEGACY)
            .locale(Locale.ENGLISH)
            .build();

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.enableSchemaCache(false)
                    .schemaLoaders(loaders -> loaders.add(SchemaValidation::loadNothing)));

    // The schema of schemas comes with the library.
    private static final JsonSchemaFactory META_FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private final com.networknt.schema.JsonSchema compiled;

    private SchemaValidation(JsonSchema schema) {
        compiled = FACTORY.getSchema(AgentJson.mapper().<JsonNode>valueToTree(schema.document()), CONFIG);
    }

    /** In what this schema is not one; empty if it can be used. */
    public static List<String> problems(JsonSchema schema) {
        try {
            List<String> problems = new ArrayList<>();
            com.networknt.schema.JsonSchema meta =
                    META_FACTORY.getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V202012.getId()), CONFIG);
            meta.validate(AgentJson.mapper().<JsonNode>valueToTree(schema.document()))
                    .forEach(message -> problems.add(describe(message)));
            new SchemaValidation(schema).compiled.initializeValidators();
            return problems;
        } catch (JsonSchemaException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong in this JSON, one sentence for each place; empty if nothing is. */
    public static List<String> violations(JsonSchema schema, JsonNode tree) {
        // Definitions travel with the runs, so that equal schemas come as many objects.
        if (CACHE.size() > MAX_CACHED) {
            CACHE.clear();
        }
        try {
            return CACHE.computeIfAbsent(schema, SchemaValidation::new).compiled.validate(tree).stream()
                    .map(SchemaValidation::describe)
                    .distinct()
                    .toList();
        } catch (JsonSchemaException e) {
            return List.of("the schema cannot be used: " + e.getMessage());
        }
    }

    static String unknown(String property) {
        return property + ": unknown, not among the properties of the schema";
    }

    private static String describe(ValidationMessage message) {
        String place = place(message.getInstanceLocation().toString());
        return switch (message.getType()) {
            case "required" -> at(place, message.getProperty()) + ": missing, but required";
            case "additionalProperties", "unevaluatedProperties" -> unknown(at(place, message.getProperty()));
            default -> place.isEmpty() ? message.getError() : place + ": " + message.getError();
        };
    }

    private static String at(String place, String property) {
        return place.isEmpty() ? property : place + "." + property;
    }

    // The library writes $ for the whole and $.items[0].amount for a part.
    private static String place(String location) {
        if (location.startsWith("$.")) {
            return location.substring(2);
        }
        return location.startsWith("$") ? location.substring(1) : location;
    }

    private static InputStreamSource loadNothing(AbsoluteIri iri) {
        return () -> {
            throw new FileNotFoundException("%s is not loaded: a schema must be complete in itself".formatted(iri));
        };
    }
}
