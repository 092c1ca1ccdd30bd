package io.agentee.client.console.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the query of an address. */
public final class Query {

    private final List<String> parameters = new ArrayList<>();

    /** Adds a parameter, if there is something to say. */
    public Query with(String name, Optional<String> value) {
        value.filter(text -> !text.isEmpty())
                .ifPresent(text -> parameters.add(ConsolePaths.encode(name) + "=" + ConsolePaths.encode(text)));
        return this;
    }

    /** With the question mark; empty when there is nothing to ask. */
    public String text() {
        return parameters.isEmpty() ? "" : "?" + String.join("&", parameters);
    }
}
