package io.agentee.models.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of the scripted model: words with the space that follows them. */
final class Words {

    private static final Pattern TOKEN = Pattern.compile("\\s*\\S+\\s*");
    private static final Pattern WORD = Pattern.compile("\\S+");

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

    /** How many words there are. */
    static long count(String text) {
        return WORD.matcher(text).results().count();
    }
}
