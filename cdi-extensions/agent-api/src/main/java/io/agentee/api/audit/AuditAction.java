package io.agentee.api.audit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What can have happened. */
public enum AuditAction {
    /** A policy or an authorizer let a call through without a human. */
    ALLOWED,
    /** A policy or an authorizer refused a call. */
    DENIED,
    /** A human was asked. */
    REQUESTED,
    /** Those who may decide were reminded. */
    REMINDED,
    /** Further people may decide. */
    ESCALATED,
    /** An approver took the question for himself. */
    CLAIMED,
    /** A claim was given back. */
    RELEASED,
    /** The question was handed to others. */
    DELEGATED,
    /** An approver approved. */
    APPROVED,
    /** An approver rejected. */
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED,
    /** The run ended before anybody decided. */
    CANCELLED,
    /** An approval was remembered. */
    GRANTED,
    /** A call was let through by a grant. */
    GRANT_USED;

    /** The action as exports write it. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    static AuditAction fromJson(String wireName) {
        return Arrays.stream(values())
                .filter(action -> action.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown action '%s'".formatted(wireName)));
    }
}
