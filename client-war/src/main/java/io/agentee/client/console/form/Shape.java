package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a schema asks for at one place, as far as a form can show it. */
public sealed interface Shape {

    /**
     * Text.
     *
     * @param format the schema's format; empty when there is none
     * @param minLength the fewest characters
     * @param maxLength the most characters
     */
    record Text(String format, int minLength, int maxLength) implements Shape {}

    /**
     * A number.
     *
     * @param whole whether only whole numbers are meant
     * @param minimum the least
     * @param maximum the greatest
     */
    record Numeric(boolean whole, Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) implements Shape {}

    /** True or false. */
    record Flag() implements Shape {}

    /**
     * One of several values.
     *
     * @param options the values
     */
    record Choice(List<JsonNode> options) implements Shape {}

    /**
     * The only value that there can be.
     *
     * @param value the value
     */
    record Fixed(JsonNode value) implements Shape {}

    /**
     * An object.
     *
     * @param members what the schema names
     * @param open whether there may be more
     */
    record Group(List<Member> members, boolean open) implements Shape {}

    /**
     * An array.
     *
     * @param item what each item is
     */
    record Items(Member item) implements Shape {}

    /** What a form can show as JSON only. */
    record Raw() implements Shape {}

    /**
     * A place for a value.
     *
     * @param name the name of the property
     * @param label what people call it
     * @param hint what it means; may be empty
     * @param required whether it has to be there
     * @param nullable whether it may be null
     * @param shape what can stand there
     */
    record Member(String name, String label, String hint, boolean required, boolean nullable, Shape shape) {

        Member required(boolean newRequired) {
            return new Member(name, label, hint, newRequired, nullable, shape);
        }
    }
}
