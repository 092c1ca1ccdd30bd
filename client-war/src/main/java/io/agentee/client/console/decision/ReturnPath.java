package io.agentee.client.console.decision;

import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Submission;

/** Where a decision leads back to: the inbox as it was filtered, and nowhere outside of it. */
public final class ReturnPath {

    private ReturnPath() {}

    public static String of(Submission sent) {
        return sent.text("return")
                .filter(path -> path.startsWith(ConsolePaths.INBOX + "?"))
                .filter(path -> path.chars().allMatch(character -> character > ' ' && character < 127))
                .orElse(ConsolePaths.INBOX);
    }
}
