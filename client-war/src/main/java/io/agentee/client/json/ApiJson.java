package io.agentee.client.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The one way in which this API reads and writes JSON. */
public final class ApiJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModules(
                    new Jdk8Module(),
                    new JavaTimeModule(),
                    new SimpleModule().addDeserializer(Duration.class, new DurationDeserializer()))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, textual -> {
                for (CoercionInputShape shape :
                        List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
                    textual.setCoercion(shape, CoercionAction.Fail);
                }
            })
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private ApiJson() {}

    /**
     * Reads a body. Only the form is checked: fields, types, UTF-8.
     *
     * @throws InvalidRequestException if it is not UTF-8, not JSON, or not of this type
     */
    public static <T extends JsonBody> T read(byte[] body, Class<T> type) {
        try {
            T value = MAPPER.readValue(decoded(body), type);
            if (value == null) {
                throw new InvalidRequestException(List.of(new Violation("", "The body must be a JSON object.")));
            }
            return value;
        } catch (IOException e) {
            throw new InvalidRequestException(List.of(JsonViolations.of(e)));
        }
    }

    /** Writes a body, as UTF-8; leaves the stream open. */
    public static void write(Object body, OutputStream stream) throws IOException {
        // Through a writer, because Jackson's own encoder fails at half a surrogate pair, which a model may well say.
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        MAPPER.writeValue(writer, body);
        writer.flush();
    }

    /** One line of JSON: without line breaks, and such that UTF-8 can say it. */
    public static String line(Object body) {
        try {
            return SurrogateHalves.escaped(MAPPER.writeValueAsString(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The tree of a JSON object, if the text is one; else the text itself. */
    public static Object objectOrText(String text) {
        try {
            return MAPPER.readValue(text, Object.class) instanceof Map<?, ?> object ? object : text;
        } catch (IOException e) {
            return text;
        }
    }

    /**
     * The tree of a JSON object.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public static Map<String, Object> object(String json) {
        try {
            return MAPPER.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    // Jackson itself would also take UTF-16 and UTF-32, and would let some malformed UTF-8 pass.
    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException(List.of(new Violation("", "The body is not UTF-8.")));
        }
    }
}
