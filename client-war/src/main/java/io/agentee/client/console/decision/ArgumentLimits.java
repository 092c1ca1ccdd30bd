package io.agentee.client.console.decision;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.tool.JsonSchema;
import io.agentee.client.console.form.ExactJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Within which arguments a remembered approval holds, as a schema. */
final class ArgumentLimits {

    private ArgumentLimits() {}

    /** What a form offers; nothing for any arguments. */
    static Optional<JsonSchema> of(String choice, String arguments) {
        return switch (choice) {
            case "same" -> Optional.of(same(arguments));
            case "numbers" -> Optional.of(noGreaterNumbers(arguments));
            default -> Optional.empty();
        };
    }

    private static JsonSchema same(String arguments) {
        return new JsonSchema(Map.of("const", ExactJson.value(arguments)));
    }

    private static JsonSchema noGreaterNumbers(String arguments) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        JsonNode tree = ExactJson.parse(arguments).orElseThrow();
        tree.properties().forEach(field -> {
            if (field.getValue().isNumber()) {
                Map<String, Object> limit = new LinkedHashMap<>();
                limit.put("type", "number");
                limit.put("maximum", field.getValue().decimalValue());
                properties.put(field.getKey(), limit);
                required.add(field.getKey());
            }
        });
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", required);
        return new JsonSchema(schema);
    }
}
