package io.agentee.models.scripted;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one model call plays.
 *
 * @param answer what is answered
 * @param reasoning streamed first
 * @param delay the wait before anything is streamed
 * @param tokenDelay the wait between tokens
 */
record ScriptElement(Answer answer, Optional<String> reasoning, Duration delay, Duration tokenDelay) {

    /** An element that is nothing but its answer. */
    static ScriptElement of(Answer answer) {
        return new ScriptElement(answer, Optional.empty(), Duration.ZERO, Duration.ZERO);
    }

    /** The kinds of answer. */
    sealed interface Answer {

        /** A text. */
        record Text(String text) implements Answer {}

        /** Tool calls, perhaps after a text. */
        record ToolCalls(String text, List<Requested> calls) implements Answer {

            public ToolCalls {
                calls = List.copyOf(calls);
            }
        }

        /** The content of the last tool result. */
        record EchoLastResult() implements Answer {}

        /** A failure on the first attempts, perhaps after some tokens. */
        record Failure(
                String text, OptionalInt status, String message, Optional<Duration> retryAfter, OptionalInt times)
                implements Answer {

            boolean failsOn(int attempt) {
                return times.isEmpty() || attempt <= times.getAsInt();
            }
        }

        /** No answer, ever, perhaps after its beginning. */
        record Hang(String text) implements Answer {}
    }

    /** One tool call; the arguments are text because they may be broken on purpose. */
    record Requested(String name, String arguments) {}
}
