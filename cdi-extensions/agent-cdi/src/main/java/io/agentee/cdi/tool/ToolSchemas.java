package io.agentee.cdi.tool;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinition.AttributeInclusion;
import com.github.victools.jsonschema.generator.CustomDefinition.DefinitionType;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.agentee.api.tool.JsonSchema;
import io.agentee.api.tool.P;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes JSON Schema 2020-12 of the parameters of a tool: every value that is valid is one that {@link ToolJson} can
 * read, but for the ranges of numbers and the formats of text.
 */
final class ToolSchemas {

    private static final String DEFINITIONS = "$defs";
    private static final Set<Class<?>> LISTS = Set.of(Collection.class, List.class);

    private final ObjectMapper json;
    private final SchemaGenerator generator;

    ToolSchemas(ObjectMapper json) {
        this.json = json;
        SchemaGeneratorConfigBuilder builder = new SchemaGeneratorConfigBuilder(
                json,
                SchemaVersion.DRAFT_2020_12,
                new OptionPreset(
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITH_GETTERS,
                        Option.NONPUBLIC_NONSTATIC_FIELDS_WITHOUT_GETTERS,
                        Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
                        Option.ALLOF_CLEANUP_AT_THE_END));
        builder.forTypesInGeneral()
                .withPropertySorter((unusedFirst, unusedSecond) -> 0)
                .withArrayUniqueItemsResolver(scope -> scope.getType().isInstanceOf(Set.class) ? Boolean.TRUE : null)
                .withCustomDefinitionProvider(this::define);
        builder.forFields()
                .withTargetTypeOverridesResolver(ToolSchemas::insideOptional)
                .withRequiredCheck(
                        field -> !ToolParameter.isOptional(field.getRawMember().getType()))
                .withDescriptionResolver(field -> description(Optional.ofNullable(field.getAnnotation(P.class))))
                .withPropertyNameOverrideResolver(ToolSchemas::propertyName);
        this.generator = new SchemaGenerator(builder.build());
    }

    /**
     * The schema of the arguments of a tool.
     *
     * @throws UnsupportedTypeException if the type of a parameter has no place in a schema
     */
    JsonSchema of(List<ToolParameter> parameters) {
        ObjectNode schema = json.createObjectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = json.createArrayNode();
        SchemaBuilder schemas = generator.buildMultipleSchemaDefinitions();
        for (ToolParameter parameter : parameters) {
            ObjectNode property = schemas.createSchemaReference(parameter.given());
            properties.set(parameter.name(), property);
            if (parameter.required()) {
                required.add(parameter.name());
            }
        }
        ObjectNode definitions = schemas.collectDefinitions(DEFINITIONS);
        parameters.stream()
                .filter(parameter -> !parameter.description().isEmpty())
                .forEach(parameter ->
                        ((ObjectNode) properties.get(parameter.name())).put("description", parameter.description()));
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.put("additionalProperties", false);
        if (!definitions.isEmpty()) {
            schema.set(DEFINITIONS, definitions);
        }
        return new JsonSchema(json.convertValue(schema, new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    /** Single values and enumerations; refuses what is neither one of these nor a record, list, set, map or array. */
    private @Nullable CustomDefinition define(ResolvedType type, SchemaGenerationContext context) {
        Class<?> raw = type.getErasedType();
        Optional<PlainType> plain = PlainType.of(raw);
        if (plain.isPresent()) {
            ObjectNode definition =
                    json.createObjectNode().put("type", plain.get().type());
            if (!plain.get().format().isEmpty()) {
                definition.put("format", plain.get().format());
            }
            return inline(definition);
        }
        if (raw.isEnum()) {
            ObjectNode definition = json.createObjectNode().put("type", "string");
            ArrayNode names = definition.putArray("enum");
            List.of(raw.getEnumConstants()).forEach(constant -> names.add(json.<JsonNode>valueToTree(constant)));
            return inline(definition);
        }
        requireSupported(type, raw);
        return null;
    }

    private static void requireSupported(ResolvedType type, Class<?> raw) {
        if (ToolParameter.isOptional(raw)) {
            throw new UnsupportedTypeException(
                    "an Optional can only be a parameter or a record's component, not an element or another Optional's"
                            + " value");
        }
        if (Map.class == raw) {
            List<ResolvedType> arguments = type.typeParametersFor(Map.class);
            if (arguments == null || arguments.isEmpty() || arguments.get(0).getErasedType() != String.class) {
                throw new UnsupportedTypeException("a map must have String keys");
            }
            return;
        }
        boolean array = raw.isArray() && raw != byte[].class;
        if (!raw.isRecord() && !array && !LISTS.contains(raw) && raw != Set.class) {
            throw new UnsupportedTypeException(
                    "the type %s is not supported; use a primitive, String, enum, record, List, Set, Map with String keys,"
                                    .formatted(raw.getName())
                            + " Optional, number, date or time");
        }
    }

    private static CustomDefinition inline(ObjectNode definition) {
        return new CustomDefinition(definition, DefinitionType.INLINE, AttributeInclusion.NO);
    }

    private static @Nullable List<ResolvedType> insideOptional(FieldScope field) {
        ResolvedType type = field.getType();
        return type != null && type.getErasedType() == Optional.class ? type.typeParametersFor(Optional.class) : null;
    }

    private static @Nullable String description(Optional<P> annotation) {
        return annotation.map(P::value).filter(text -> !text.isEmpty()).orElse(null);
    }

    private static @Nullable String propertyName(FieldScope field) {
        return Optional.ofNullable(field.getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty())
                .orElse(null);
    }
}
