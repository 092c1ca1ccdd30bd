package io.agentee.cdi.tool;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.agentee.api.tool.ToolArgumentException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads arguments exactly, a value of another type is refused rather than guessed, and writes results. */
final class ToolJson {

    private static final String NOTHING_RETURNED = "done";

    private final ObjectMapper mapper = newMapper();

    ObjectMapper mapper() {
        return mapper;
    }

    /** The arguments of a call. */
    ObjectNode arguments(String json) {
        try {
            JsonNode arguments = mapper.readTree(json);
            if (arguments instanceof ObjectNode object) {
                return object;
            }
            throw new ToolArgumentException("the arguments must be a JSON object, not " + BadValue.shown(arguments));
        } catch (JsonProcessingException malformed) {
            throw new ToolArgumentException("the arguments are not JSON: " + malformed.getOriginalMessage());
        }
    }

    /** The value of one parameter. */
    @Nullable
    Object value(ToolParameter parameter, ObjectNode arguments) {
        JsonNode given = Optional.ofNullable(arguments.get(parameter.name())).orElse(NullNode.getInstance());
        if (given.isNull() && parameter.required()) {
            throw new ToolArgumentException("argument '%s' is missing".formatted(parameter.name()));
        }
        try {
            return mapper.readerFor(parameter.type()).readValue(mapper.treeAsTokens(given));
        } catch (IOException unfit) {
            throw new ToolArgumentException(BadValue.describe(parameter.name(), given, unfit));
        }
    }

    /** A result as the model reads it: text stays text, the rest becomes JSON. */
    String result(@Nullable Object value, Class<?> declared) throws JsonProcessingException {
        if (declared == void.class || declared == Void.class) {
            return NOTHING_RETURNED;
        }
        Object content = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        return content instanceof CharSequence text ? text.toString() : mapper.writeValueAsString(content);
    }

    private static ObjectMapper newMapper() {
        return JsonMapper.builder()
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .defaultLeniency(false)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(
                        SerializationFeature.WRITE_DATES_AS_TIMESTAMPS,
                        SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
                .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual, text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .build();
    }
}
