package io.agentee.client.console.text;

/**
 * Text that somebody decides by. Characters that cannot be seen, or that turn the order of others around, are written by
 * their numbers: what is approved must be what is read.
 */
public final class VisibleText {

    private VisibleText() {}

    /** The text with everything in it visible; line breaks and tabs stay. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::isHidden)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(codePoint -> append(visible, codePoint));
        return visible.toString();
    }

    /** As {@link #of}, and the beginning only when it is longer than this. */
    public static String beginning(String text, int length) {
        if (text.length() <= length) {
            return of(text);
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return of(text.substring(0, end)) + "…";
    }

    private static void append(StringBuilder visible, int codePoint) {
        if (isHidden(codePoint)) {
            visible.append("\u27e8U+%04X\u27e9".formatted(codePoint));
        } else {
            visible.appendCodePoint(codePoint);
        }
    }

    /** Whether nobody sees this character, or it changes how others are seen. */
    public static boolean isHidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL -> codePoint != '\n' && codePoint != '\t';
            case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
