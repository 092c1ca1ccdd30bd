package io.agentee.runtime.turn;

import io.agentee.runtime.transcript.JsonSize;
import java.nio.charset.StandardCharsets;

/** Cuts a tool's result to what a model is meant to read, and to what Temporal accepts. */
public final class ToolResultLimit {

    private ToolResultLimit() {}

    /**
     * As much of the content as has at most so many UTF-8 bytes, with a note of what is missing; the content itself if
     * nothing is.
     */
    public static String cut(String content, int maxBytes) {
        int end = end(content, maxBytes);
        if (end == content.length()) {
            return content;
        }
        String kept = content.substring(0, end);
        return "%s\n[cut: this is the beginning of the result, %d of %d bytes; ask for less at once]"
                .formatted(kept, bytes(kept), bytes(content));
    }

    private static int end(String content, int maxBytes) {
        long utf8 = 0;
        long json = 0;
        int index = 0;
        while (index < content.length()) {
            int codePoint = content.codePointAt(index);
            int width = Character.charCount(codePoint);
            utf8 += utf8Bytes(codePoint);
            json += (long) width * JsonSize.of(content.charAt(index));
            if (utf8 > maxBytes || json > PayloadLimit.MAX_BYTES) {
                return index;
            }
            index += width;
        }
        return index;
    }

    private static int utf8Bytes(int codePoint) {
        if (codePoint < 0x80) {
            return 1;
        }
        if (codePoint < 0x800) {
            return 2;
        }
        return codePoint < 0x10000 ? 3 : 4;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
