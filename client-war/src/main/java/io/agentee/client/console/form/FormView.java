package io.agentee.client.console.form;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.client.console.form.FormField.About;
import io.agentee.client.console.form.FormField.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Makes the fields of a form, with what stands in them. */
final class FormView {

    private final Map<String, String> values;
    private final List<FormProblem> problems;

    FormView(Map<String, String> values, List<FormProblem> problems) {
        this.values = values;
        this.problems = problems;
    }

    FormField field(Shape.Member member, Slot slot) {
        About about = about(member, slot);
        Shape shape = member.shape();
        String value = values.getOrDefault(slot.value(), "");
        if (shape instanceof Shape.Raw || Slot.RAW.equals(values.get(slot.blank()))) {
            return new FormField.Line(about, slot.value(), value, false, true, mark(slot.blank()));
        }
        if (shape instanceof Shape.Text) {
            return new FormField.Line(about, slot.value(), value, false, false, mark(slot.blank()));
        }
        if (shape instanceof Shape.Numeric) {
            return new FormField.Line(about, slot.value(), value, true, false, mark(slot.blank()));
        }
        if (shape instanceof Shape.Flag) {
            return new FormField.Select(about, slot.value(), flag(member, value), mark(slot.blank()));
        }
        if (shape instanceof Shape.Choice choice) {
            return new FormField.Select(about, slot.value(), options(member, choice, value), mark(slot.blank()));
        }
        if (shape instanceof Shape.Fixed fixed) {
            return new FormField.Fixed(about, text(fixed.value()), mark(slot.present()));
        }
        return group(member, about, slot);
    }

    private FormField group(Shape.Member member, About about, Slot slot) {
        List<FormField> children = new ArrayList<>();
        List<Mark> marks = new ArrayList<>(mark(slot.blank()).stream().toList());
        Optional<FormField.ItemList> list = Optional.empty();
        if (member.shape() instanceof Shape.Items items) {
            int count = FormReader.count(values, slot);
            IntStream.range(0, count)
                    .mapToObj(i -> item(member, items, slot, i))
                    .forEach(children::add);
            marks.add(new Mark(slot.count(), Integer.toString(count)));
            list = Optional.of(new FormField.ItemList(slot.pointer(), count));
        }
        if (member.shape() instanceof Shape.Group group) {
            group.members().forEach(child -> children.add(field(child, slot.member(child.name()))));
            extra(slot).ifPresent(children::add);
        }
        boolean canBeLeftOut = !slot.equals(Slot.ROOT) && (!member.required() || member.nullable());
        Optional<FormField.Presence> presence = canBeLeftOut
                ? Optional.of(new FormField.Presence(slot.present(), values.containsKey(slot.present())))
                : Optional.empty();
        return new FormField.Group(about, presence, children, list, marks);
    }

    private FormField item(Shape.Member array, Shape.Items items, Slot slot, int index) {
        Shape.Member item = items.item();
        String label = (item.label().isEmpty() ? array.label() : item.label()) + " " + (index + 1);
        return field(
                new Shape.Member(item.name(), label, item.hint(), true, item.nullable(), item.shape()),
                slot.item(index));
    }

    private Optional<FormField> extra(Slot slot) {
        return Optional.ofNullable(values.get(slot.extra()))
                .map(value -> new FormField.Line(
                        new About(
                                slot.member("x").id(),
                                "Further values",
                                "A JSON object: what the schema does not name.",
                                true,
                                problemAt(slot.member("x").pointer())),
                        slot.extra(),
                        value,
                        false,
                        true,
                        Optional.empty()));
    }

    private About about(Shape.Member member, Slot slot) {
        String label = member.label().isEmpty() ? "Arguments" : member.label();
        String expected = Expectation.of(member.shape());
        String hint = member.hint().isEmpty() ? expected : member.hint() + (expected.isEmpty() ? "" : " — " + expected);
        return new About(slot.id(), label, hint, !member.required(), problemAt(slot.pointer()));
    }

    private Optional<String> problemAt(String pointer) {
        return problems.stream()
                .filter(problem -> problem.pointer().equals(pointer))
                .map(FormProblem::sentence)
                .findFirst();
    }

    private Optional<Mark> mark(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> new Mark(name, value));
    }

    private static List<FormField.Option> flag(Shape.Member member, String value) {
        List<FormField.Option> options = new ArrayList<>(none(member, value));
        options.add(new FormField.Option("true", "Yes", value.equals("true")));
        options.add(new FormField.Option("false", "No", value.equals("false")));
        return options;
    }

    private static List<FormField.Option> options(Shape.Member member, Shape.Choice choice, String value) {
        List<FormField.Option> options = new ArrayList<>(none(member, value));
        for (int i = 0; i < choice.options().size(); i++) {
            String index = Integer.toString(i);
            options.add(new FormField.Option(index, text(choice.options().get(i)), index.equals(value)));
        }
        return options;
    }

    /** Nothing is chosen before somebody chooses: a required value that is missing must not fill itself in. */
    private static List<FormField.Option> none(Shape.Member member, String value) {
        return member.required() && !member.nullable() && !value.isEmpty()
                ? List.of()
                : List.of(new FormField.Option("", member.required() ? "Choose…" : "Left out", value.isEmpty()));
    }

    private static String text(JsonNode value) {
        return value.isTextual() ? value.textValue() : ExactJson.line(value);
    }
}
