package io.agentee.cdi.key;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A key, and the names that stand in its places.
 *
 * @param key the key
 * @param names an agent or a model, and then a tool; as many as the key has places
 */
record NamedKey(AgenteeKey key, List<String> names) {

    NamedKey {
        names = List.copyOf(names);
    }

    /** All keys in which something finds names, the longest first: it is the one that is meant. */
    static Stream<NamedKey> of(Function<KeyTemplate, Optional<List<String>>> namesIn) {
        return AgenteeKey.all().stream()
                .sorted(Comparator.comparing((AgenteeKey key) -> key.parts().length())
                        .reversed())
                .flatMap(key -> namesIn.apply(key.parts()).map(names -> new NamedKey(key, names)).stream());
    }

    /** The agent or the model. */
    Optional<String> name() {
        return names.stream().findFirst();
    }

    /** The tool. */
    Optional<String> tool() {
        return names.stream().skip(1).findFirst();
    }
}
