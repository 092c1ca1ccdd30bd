package io.agentee.client.console.agent;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.Caller;
import io.agentee.api.run.RunRequest;
import io.agentee.client.console.page.ErrorSummary;
import io.agentee.client.console.page.Submission;
import io.agentee.client.json.ValidText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What was typed to start a run.
 *
 * @param input what the agent is told
 * @param conversationId the conversation to go on with; may be empty
 * @param key makes one run of a form that is sent twice
 */
public record StartForm(String input, String conversationId, String key) {

    private static final int LONGEST_CONVERSATION = 128;
    private static final Pattern LEGAL_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    static StartForm empty() {
        return new StartForm("", "", newKey());
    }

    static StartForm of(Submission sent) {
        return new StartForm(
                sent.text("input").orElse(""),
                sent.text("conversationId").orElse(""),
                sent.text("key").filter(key -> LEGAL_KEY.matcher(key).matches()).orElseGet(StartForm::newKey));
    }

    /** The same to be sent once more, after its key was used. */
    StartForm withNewKey() {
        return new StartForm(input, conversationId, newKey());
    }

    List<ErrorSummary.Line> problems() {
        List<ErrorSummary.Line> problems = new ArrayList<>();
        if (!ValidText.Validator.isValid(input, true, true)) {
            problems.add(new ErrorSummary.Line("input", "Say what the agent is to do."));
        }
        if (conversationId.length() > LONGEST_CONVERSATION
                || !ValidText.Validator.isValid(conversationId, false, false)) {
            problems.add(new ErrorSummary.Line(
                    "conversation",
                    "The conversation may have at most %d characters.".formatted(LONGEST_CONVERSATION)));
        }
        return problems;
    }

    RunRequest toRequest(AgentName agent, Caller caller) {
        RunRequest request =
                RunRequest.of(agent.value(), input).withCaller(caller).withIdempotencyKey(key);
        return conversationId.isEmpty() ? request : request.withConversationId(conversationId);
    }

    private static String newKey() {
        return "console-" + UUID.randomUUID();
    }
}
