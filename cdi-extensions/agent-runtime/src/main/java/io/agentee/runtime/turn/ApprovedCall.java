package io.agentee.runtime.turn;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What humans approved of a tool call: nothing else is executed.
 *
 * @param digest the digest of tool and arguments that was approved
 * @param arguments the arguments, if an approver edited them; else those that the model asked for
 */
public record ApprovedCall(String digest, Optional<String> arguments) {

    public ApprovedCall {
        requireNonNull(digest, "digest is null");
        requireNonNull(arguments, "arguments is null");
    }
}
