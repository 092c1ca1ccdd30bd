package io.agentee.models.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tokens of the scripted model: words with the space that follows them. */
final class Words {

    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+\\s*");

    private Words() {}

    /** The tokens; joined they are the text. */
    static List<String> tokensOf(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        if (tokens.isEmpty() && !text.isEmpty()) {
            tokens.add(text);
        }
        return tokens;
    }

    /** The tokens {@code t0 t1 t2 …}. */
    static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(index -> "t" + index).collect(Collectors.joining(" "));
    }

    /** How many words there are. */
    static long count(String text) {
        long words = 0;
        boolean within = false;
        for (int index = 0; index < text.length(); index++) {
            boolean space = Character.isWhitespace(text.charAt(index));
            words += !space && !within ? 1 : 0;
            within = !space;
        }
        return words;
    }
}
