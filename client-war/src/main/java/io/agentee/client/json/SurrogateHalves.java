package io.agentee.client.json;

/** Escapes half surrogate pairs in JSON: models say them, when a character is cut in two, and UTF-8 cannot. */
final class SurrogateHalves {

    private SurrogateHalves() {}

    /** The same JSON; outside of strings it has no such characters. */
    static String escaped(String json) {
        int half = next(json, 0);
        if (half < 0) {
            return json;
        }
        StringBuilder escaped = new StringBuilder(json.length() + 16);
        int from = 0;
        while (half >= 0) {
            escaped.append(json, from, half).append("\\u%04x".formatted((int) json.charAt(half)));
            from = half + 1;
            half = next(json, from);
        }
        return escaped.append(json, from, json.length()).toString();
    }

    private static int next(String json, int from) {
        int index = from;
        while (index < json.length()) {
            int codePoint = json.codePointAt(index);
            if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
                return index;
            }
            index += Character.charCount(codePoint);
        }
        return -1;
    }
}
