package io.agentee.client.json;

import jakarta.inject.Singleton;
import jakarta.ws.rs.BadRequestException;
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
import org.jspecify.annotations.Nullable;

/** Reads bodies: bounded, and strictly. Whether what they say makes sense is for {@link RequestValidation}. */
@Provider
@Singleton
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<JsonBody> {

    /** Room for an input of 1 MiB of which every byte is written as a JSON escape, and for all else in the body. */
    static final int MAX_BYTES = 6 * 1024 * 1024 + 256 * 1024;

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
            InputStream stream) {
        requireUnencoded(headers.getFirst(HttpHeaders.CONTENT_ENCODING));
        requireNotTooLong(headers.getFirst(HttpHeaders.CONTENT_LENGTH));
        return ApiJson.read(bounded(stream), type);
    }

    private static byte[] bounded(InputStream stream) {
        byte[] body;
        try {
            body = stream.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new BadRequestException("The body cannot be read to its end.", e);
        }
        if (body.length > MAX_BYTES) {
            throw tooLarge();
        }
        return body;
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
}
