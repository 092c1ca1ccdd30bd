package io.agentee.models.scripted;

import io.agentee.api.message.Message;
import io.agentee.api.model.ModelException;
import io.agentee.api.model.ModelRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a call's script stands: in the last user message.
 *
 * <p>The loop itself adds user messages: it asks for a repair when structured output is not valid, and for a closing
 * answer after the last tool results. Such a message goes on with the script of the message before it. A message is
 * taken for the loop's when it holds no script and either follows a tool result or the request has a response schema.
 *
 * @param message the user message that decides
 * @param call which model call after that message this is, from 1; in a run without earlier conversation the same as
 *     {@link ModelRequest#callNumber()}
 */
record ScriptSource(String message, int call) {

    private static final Pattern OPENING = Pattern.compile("\\s*`{3,}\\s*script\\s*");
    private static final Pattern CLOSING = Pattern.compile("\\s*`{3,}\\s*");

    static ScriptSource of(ModelRequest request) {
        List<Message> messages = request.messages();
        Optional<ScriptSource> newest = Optional.empty();
        int answersAfter = 0;
        for (int index = messages.size() - 1; index >= 0; index--) {
            Message message = messages.get(index);
            if (message instanceof Message.Assistant) {
                answersAfter++;
            }
            if (message instanceof Message.User user) {
                ScriptSource source = new ScriptSource(user.content(), answersAfter + 1);
                if (source.holdsScript()) {
                    return source;
                }
                newest = newest.or(() -> Optional.of(source));
                if (!addedByLoop(request, index)) {
                    break;
                }
            }
        }
        return newest.orElseGet(() -> new ScriptSource("", 1));
    }

    /** The JSON of the script, when the message holds one. */
    Optional<String> script() {
        List<String> lines = message.lines().toList();
        int opening = indexOf(lines, OPENING, 0);
        if (opening < 0) {
            return Optional.empty();
        }
        int closing = indexOf(lines, CLOSING, opening + 1);
        if (closing < 0) {
            throw ModelException.permanent("the script is not closed: it needs a line that is only ```");
        }
        return Optional.of(String.join("\n", lines.subList(opening + 1, closing)));
    }

    private boolean holdsScript() {
        return message.lines().anyMatch(line -> OPENING.matcher(line).matches());
    }

    private static boolean addedByLoop(ModelRequest request, int index) {
        if (index == 0) {
            return false;
        }
        return request.responseSchema().isPresent() || request.messages().get(index - 1) instanceof Message.ToolResult;
    }

    private static int indexOf(List<String> lines, Pattern wanted, int from) {
        for (int index = from; index < lines.size(); index++) {
            if (wanted.matcher(lines.get(index)).matches()) {
                return index;
            }
        }
        return -1;
    }
}
