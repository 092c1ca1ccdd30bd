package io.agentee.runtime.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Validates JSON against a JSON Schema 2020-12, in words that a model can act on. Safe for use by many threads. */
public final class SchemaValidation {

    private static final int MAX_CACHED = 1_000;
    private static final Map<JsonSchema, SchemaValidation> CACHE = new ConcurrentHashMap<>();

    private static final JsonSchemaFactory FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012, builder -> builder.enableSchemaCache(false));

    private final com.networknt.schema.JsonSchema compiled;

    private SchemaValidation(JsonSchema schema) {
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder()
                .typeLoose(false)
                .pathType(PathType.LEGACY)
                .locale(java.util.Locale.ENGLISH)
                .build();
        compiled = FACTORY.getSchema(AgentJson.mapper().<JsonNode>valueToTree(schema.document()), config);
    }

    /** The validation for this schema. */
    public static SchemaValidation of(JsonSchema schema) {
        // Definitions travel with the runs, so that equal schemas come as many objects.
        if (CACHE.size() > MAX_CACHED) {
            CACHE.clear();
        }
        return CACHE.computeIfAbsent(schema, SchemaValidation::new);
    }

    /** What is wrong, one sentence for each place; empty if nothing is. */
    public List<String> violations(JsonNode tree) {
        return compiled.validate(tree).stream()
                .map(SchemaValidation::describe)
                .distinct()
                .toList();
    }

    static String unknownProperty(String path) {
        return path + ": unknown argument";
    }

    private static String describe(ValidationMessage message) {
        return message.getMessage();
    }
}
