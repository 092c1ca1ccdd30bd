package io.agentee.client.start;

import io.agentee.client.json.InvalidRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the caller would like to wait for the answer: {@code Prefer: wait=N}, RFC 7240. Other preferences are ignored,
 * as the RFC has it, and of several waits the first counts.
 *
 * @param seconds 0 to 60
 */
record PreferredWait(int seconds) {

    static final String HEADER = "Prefer";
    static final String APPLIED_HEADER = "Preference-Applied";

    private static final int LONGEST = 60;

    /** One preference of a list: a token, perhaps a value that may be quoted, perhaps parameters. */
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\\s*(?:=\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|[^\\s,;\"]*))?[^,\"]*(?:\"(?:[^\"\\\\]|\\\\.)*\"[^,\"]*)*(?:,|$)");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    /**
     * @throws InvalidRequestException if the wait is not a number of 0 to 60
     */
    static Optional<PreferredWait> of(HttpHeaders headers) {
        List<String> values = headers.getRequestHeader(HEADER);
        return values == null ? Optional.empty() : of(String.join(",", values));
    }

    static Optional<PreferredWait> of(String header) {
        Matcher preference = PREFERENCE.matcher(header);
        while (preference.find()) {
            if (preference.group(1).toLowerCase(Locale.ROOT).equals("wait")) {
                String value = preference.group(2);
                return Optional.of(ofValue(value == null ? "" : value.replace("\"", "")));
            }
        }
        return Optional.empty();
    }

    Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /** The value of the header by which the server says that it did so. */
    String applied() {
        return "wait=" + seconds;
    }

    private static PreferredWait ofValue(String value) {
        if (!SECONDS.matcher(value).matches() || Integer.parseInt(value) > LONGEST) {
            throw InvalidRequestException.of(
                    HEADER,
                    "The header Prefer must have a wait of 0 to %d seconds, such as wait=30.".formatted(LONGEST));
        }
        return new PreferredWait(Integer.parseInt(value));
    }
}
