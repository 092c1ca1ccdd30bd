package io.agentee.demo.shop;

import io.agentee.api.tool.P;
import java.util.Optional;

/**
 * Why money is given back.
 *
 * @param code the kind of reason
 * @param note in the customer's words
 */
public record RefundReason(
        @P("kind of reason") Code code,
        @P("in the customer's words") Optional<String> note) {

    /** The kinds of reasons. */
    public enum Code {
        DAMAGED,
        LATE,
        UNWANTED
    }
}
