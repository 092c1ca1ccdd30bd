package io.agentee.models.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.model.ModelException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The fields of one element of a script, read with errors that name its position.
 *
 * @param position the element's position in the script, from 1
 * @param node the element, or an object within it
 */
record ElementFields(int position, JsonNode node) {

    private static final Set<String> PACE = Set.of("reasoning", "delayMs", "tokenDelayMs");

    ElementFields {
        if (!(node instanceof ObjectNode)) {
            throw ModelException.permanent("element %d of the script must be an object".formatted(position));
        }
    }

    boolean has(String name) {
        return node.has(name);
    }

    JsonNode value(String name) {
        return node.path(name);
    }

    Optional<String> text(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        if (!value(name).isTextual()) {
            throw wrong("needs text in '%s'".formatted(name));
        }
        return Optional.of(value(name).textValue());
    }

    OptionalInt number(String name, int maximum) {
        if (!has(name)) {
            return OptionalInt.empty();
        }
        JsonNode value = value(name);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < 0
                || value.intValue() > maximum) {
            throw wrong("needs a whole number from 0 to %d in '%s'".formatted(maximum, name));
        }
        return OptionalInt.of(value.intValue());
    }

    Optional<Duration> seconds(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        double seconds = value(name).asDouble(-1);
        if (!value(name).isNumber() || seconds < 0 || seconds > Integer.MAX_VALUE) {
            throw wrong("needs a number of seconds in '%s'".formatted(name));
        }
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    void requireTrue(String name) {
        if (!value(name).isBoolean() || !value(name).booleanValue()) {
            throw wrong("needs true in '%s'".formatted(name));
        }
    }

    void allow(String... names) {
        Set<String> allowed = new LinkedHashSet<>(List.of(names));
        allowed.addAll(PACE);
        allowOnly(allowed);
    }

    void allowOnly(Set<String> allowed) {
        node.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw wrong("must not have '%s' here".formatted(name));
            }
        });
    }

    ModelException wrong(String problem) {
        return ModelException.permanent("element %d of the script %s".formatted(position, problem));
    }
}
