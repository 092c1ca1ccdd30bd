package io.agentee.runtime.workflow;

import io.agentee.runtime.fingerprint.CanonicalJson;
import java.util.HexFormat;

/**
 * Texts of callers as values of search attributes. Temporal's stores lose values that have backslashes, double quotes or
 * control characters in them, or single quotes around them, and take at most 255 characters. So these are written as
 * {@code %xxxx}, and what is too long gets a digest for its end. What people see comes from the memo.
 */
public final class SearchValue {

    private static final int LONGEST = 200;
    private static final int DIGEST_BYTES = 16;
    private static final String UNSAFE = "'\"\\%`";

    private SearchValue() {}

    /** Different texts have different values. */
    public static String of(String text) {
        StringBuilder value = new StringBuilder(text.length());
        text.chars().forEach(character -> append(value, (char) character));
        if (value.length() <= LONGEST) {
            return value.toString();
        }
        String digest = HexFormat.of().formatHex(CanonicalJson.sha256(text), 0, DIGEST_BYTES);
        return value.substring(0, LONGEST - digest.length() - 2) + "%%" + digest;
    }

    private static void append(StringBuilder value, char character) {
        boolean unsafe =
                UNSAFE.indexOf(character) >= 0 || Character.isISOControl(character) || Character.isSurrogate(character);
        value.append(unsafe ? "%%%04x".formatted((int) character) : String.valueOf(character));
    }
}
