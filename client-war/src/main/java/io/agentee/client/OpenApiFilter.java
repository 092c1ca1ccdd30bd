package io.agentee.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says in the description of the API what its types cannot: that what is optional is left out and never null, and that all
 * else is always there.
 */
public class OpenApiFilter implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI openApi) {
        openApi.getComponents().getSchemas().values().forEach(OpenApiFilter::requireWhatIsNotOptional);
    }

    private static void requireWhatIsNotOptional(Schema schema) {
        Map<String, Schema> properties =
                Optional.ofNullable(schema.getProperties()).orElse(Map.of());
        List<String> required = new ArrayList<>();
        properties.forEach((name, property) -> {
            if (!withoutNull(property)) {
                required.add(name);
            }
        });
        if (schema.getRequired() == null && !required.isEmpty()) {
            schema.setRequired(required);
        }
    }

    /** Whether the property was optional; it is not null from now on. */
    private static boolean withoutNull(Schema property) {
        List<Schema> alternatives = property.getAnyOf();
        if (alternatives != null && alternatives.stream().anyMatch(OpenApiFilter::isNull)) {
            alternatives.stream()
                    .filter(alternative -> !isNull(alternative))
                    .findFirst()
                    .ifPresent(only -> {
                        property.setAnyOf(null);
                        property.setType(null);
                        property.setRef(only.getRef());
                    });
            return true;
        }
        List<Schema.SchemaType> types = property.getType();
        if (types == null || !types.contains(Schema.SchemaType.NULL)) {
            return types == null && property.getRef() == null;
        }
        property.setType(
                types.stream().filter(type -> type != Schema.SchemaType.NULL).toList());
        return true;
    }

    private static boolean isNull(Schema schema) {
        return schema.getType() != null && schema.getType().contains(Schema.SchemaType.NULL);
    }
}
