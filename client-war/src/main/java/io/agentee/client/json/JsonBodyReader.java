package io.agentee.client.json;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads bodies: bounded, strictly, and validated. */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** Room for an input of 1 MiB of which every byte is written as a JSON escape, and for all else in the body. */
    static final int MAX_BYTES = 6 * 1024 * 1024 + 256 * 1024;

    private final Validator validator;

    @Inject
    public JsonBodyReader(Validator validator) {
        this.validator = validator;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonBody.class.isAssignableFrom(type);
    }

    @Override
    public JsonBody readFrom(
            Class<JsonBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        requireUnencoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        requireNotTooLong(headers.getFirst(HttpHeaders.CONTENT_LENGTH));
        byte[] body = stream.readNBytes(MAX_BYTES + 1);
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
        JsonBody value = ApiJson.read(body, type);
        requireValid(validator.validate(value));
        return value;
    }

    private static void requireUnencoded(@Nullable String contentEncoding) {
        if (contentEncoding != null && !contentEncoding.equalsIgnoreCase("identity")) {
            throw new NotSupportedException("Content-Encoding '%s' is not supported.".formatted(contentEncoding));
        }
    }

    private static void requireNotTooLong(@Nullable String contentLength) {
        if (contentLength != null && contentLength.length() < 19 && Long.parseLong(contentLength) > MAX_BYTES) {
            throw tooLarge();
        }
    }

    private static ClientErrorException tooLarge() {
        return new ClientErrorException(
                "The body has more than %d bytes.".formatted(MAX_BYTES), Response.Status.REQUEST_ENTITY_TOO_LARGE);
    }

    private static void requireValid(Set<ConstraintViolation<JsonBody>> violations) {
        if (!violations.isEmpty()) {
            List<Violation> sorted = violations.stream()
                    .map(violation -> new Violation(pointer(violation.getPropertyPath()), violation.getMessage()))
                    .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::detail))
                    .toList();
            throw new InvalidRequestException(sorted);
        }
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            switch (node.getKind()) {
                case CONTAINER_ELEMENT -> {}
                default -> pointer.append(Violation.pointerTo(String.valueOf(node.getName())));
            }
            if (node.getKey() != null) {
                pointer.append(Violation.pointerTo(String.valueOf(node.getKey())));
            }
        }
        return pointer.toString();
    }
}
