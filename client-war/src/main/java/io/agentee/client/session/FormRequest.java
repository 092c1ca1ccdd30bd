package io.agentee.client.session;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A form that was read once and can be read again by whatever serves it. */
final class FormRequest extends HttpServletRequestWrapper {

    /** Percent-encoded text is three times as long as what was typed, of which a mebibyte is allowed. */
    private static final int MOST_BYTES = 4 * 1024 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    private final byte[] body;

    private FormRequest(HttpServletRequest request, byte[] body) {
        super(request);
        this.body = body;
    }

    /** Reads the form; empty when it is none, or too large. */
    static Optional<FormRequest> read(HttpServletRequest request) throws IOException {
        String type = Optional.ofNullable(request.getContentType()).orElse("").toLowerCase(Locale.ROOT);
        if (!type.equals(FORM) && !type.startsWith(FORM + ";")) {
            return Optional.empty();
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        return body.length > MOST_BYTES ? Optional.empty() : Optional.of(new FormRequest(request, body));
    }

    /** The only value of a field; empty text when there is none, or more than one. */
    String field(String name) {
        String[] values = Arrays.stream(new String(body, StandardCharsets.UTF_8).split("&"))
                .filter(field -> field.startsWith(name + "="))
                .map(field -> field.substring(name.length() + 1))
                .toArray(String[]::new);
        return values.length == 1 ? decoded(values[0]) : "";
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    @Override
    public ServletInputStream getInputStream() {
        return new Again(new ByteArrayInputStream(body));
    }

    @Override
    public BufferedReader getReader() {
        return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }

    /** The body from its beginning, all of it there already. */
    private static final class Again extends ServletInputStream {

        private final ByteArrayInputStream bytes;

        Again(ByteArrayInputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            return bytes.read(target, offset, length);
        }

        @Override
        public boolean isFinished() {
            return bytes.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("forms are read at once");
        }
    }
}
