package io.agentee.cdi.key;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** What a part of an environment variable names. */
final class VariableWord {

    private VariableWord() {}

    /** The known name that this is the variable's form of. */
    static Optional<String> known(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> KeyTemplate.variable(name).equals(word))
                .findFirst();
    }

    /** A known name, or else a new one; absent when that could be several. */
    static Optional<String> name(String word, Collection<String> names) {
        return known(word, names)
                .or(() -> word.contains("_") ? Optional.empty() : Optional.of(word.toLowerCase(Locale.ROOT)));
    }
}
