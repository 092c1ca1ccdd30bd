package io.agentee.api.run;

import static java.util.Objects.requireNonNull;

/**
 * Why a run has no answer, in the terms of RFC 9457.
 *
 * @param type {@code urn:agentee:problem:<slug>}
 * @param title what kind of problem, the same for each of its type
 * @param detail what happened this time
 */
public record RunProblem(String type, String title, String detail) {

    private static final String TYPE_PREFIX = "urn:agentee:problem:";

    public RunProblem {
        requireNonNull(type, "type is null");
        requireNonNull(title, "title is null");
        requireNonNull(detail, "detail is null");
    }

    /** A problem by the last part of its type. */
    public static RunProblem of(String slug, String title, String detail) {
        return new RunProblem(TYPE_PREFIX + slug, title, detail);
    }
}
