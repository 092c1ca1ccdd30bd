package io.agentee.cdi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a deployment, so that all of it can be reported at once. For one thread. */
public final class Problems {

    private final Set<String> messages = new LinkedHashSet<>();

    /** Notes a problem; the text begins with its message id. */
    public void add(String message) {
        messages.add(message);
    }

    /** All problems so far, each once, in the order in which they were found. */
    public List<String> all() {
        return List.copyOf(messages);
    }
}
