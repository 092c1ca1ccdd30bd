package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentee.api.tool.JsonSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form in which the arguments of a tool call are edited: generated from the schema of the tool, and JSON where a form
 * cannot show what the schema allows.
 *
 * @param shape what the schema asks for
 * @param values the fields as they stand, by name
 */
public record ArgumentsForm(Shape.Member shape, Map<String, String> values) {

    /** A form with these arguments. */
    public static ArgumentsForm of(JsonSchema schema, String arguments) {
        Shape.Member shape = ShapeReader.read(schema);
        return ExactJson.parse(arguments)
                .map(tree -> new ArgumentsForm(shape, FormFill.of(shape, tree)))
                .orElseGet(() ->
                        new ArgumentsForm(shape, Map.of(Slot.ROOT.blank(), Slot.RAW, Slot.ROOT.value(), arguments)));
    }

    /** A form as it was sent. */
    public static ArgumentsForm sent(JsonSchema schema, Map<String, String> values) {
        return new ArgumentsForm(ShapeReader.read(schema), Map.copyOf(values));
    }

    /** The form with one more item in an array. */
    public ArgumentsForm withItemAdded(String pointer) {
        return new ArgumentsForm(shape, new ItemEdit(values).added(new Slot(pointer)));
    }

    /** The form without an item of an array. */
    public ArgumentsForm withItemRemoved(String pointer, int index) {
        return new ArgumentsForm(shape, new ItemEdit(values).removed(new Slot(pointer), index));
    }

    /** What it comes to. */
    public Outcome read() {
        FormReader reader = new FormReader(values);
        Optional<JsonNode> read = reader.read(shape, Slot.ROOT);
        List<FormProblem> problems = reader.problems();
        if (problems.isEmpty() && read.filter(ObjectNode.class::isInstance).isEmpty()) {
            problems = List.of(new FormProblem("", Slot.ROOT.id(), "must be a JSON object."));
        }
        return problems.isEmpty()
                ? new Outcome.Legal(ExactJson.line(read.orElseThrow()))
                : new Outcome.Illegal(List.copyOf(problems));
    }

    /** The fields, with what is wrong with them. */
    public FormField fields(List<FormProblem> problems) {
        return new FormView(values, problems).field(shape, Slot.ROOT);
    }

    /** What a form comes to. */
    public sealed interface Outcome {

        /**
         * Arguments.
         *
         * @param arguments a JSON object
         */
        record Legal(String arguments) implements Outcome {}

        /**
         * No arguments yet.
         *
         * @param problems all that is wrong
         */
        record Illegal(List<FormProblem> problems) implements Outcome {}
    }
}
