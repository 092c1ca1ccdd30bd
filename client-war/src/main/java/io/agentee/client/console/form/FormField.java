package io.agentee.client.console.form;

import java.util.List;
import java.util.Optional;

/** A field of a form as a template shows it. */
public sealed interface FormField {

    /** What every field has. */
    About about();

    /**
     * What every field has.
     *
     * @param id its id on the page
     * @param label what people call it
     * @param hint what it means, and what can be typed; may be empty
     * @param optional whether it can be left out
     * @param problem what is wrong with it
     */
    record About(String id, String label, String hint, boolean optional, Optional<String> problem) {

        /** Ids of what describes the field; null when there is nothing. */
        public @org.jspecify.annotations.Nullable String describedBy() {
            String ids = (hint.isEmpty() ? "" : id + "-hint") + (problem.isPresent() ? " " + id + "-problem" : "");
            return ids.isBlank() ? null : ids.strip();
        }
    }

    /**
     * Text in one line, or in several.
     *
     * @param about what every field has
     * @param name the name of the field
     * @param value what stands in it
     * @param numeric whether a number is meant
     * @param json whether JSON is meant
     * @param mark a further field that says what the text means
     */
    record Line(About about, String name, String value, boolean numeric, boolean json, Optional<Mark> mark)
            implements FormField {

        private static final int LONG = 60;

        /** How many lines to show. */
        public int rows() {
            long lines = value.lines().count() + (value.length() / LONG);
            return json || lines > 1 ? (int) Math.max(json ? 4 : 2, Math.min(lines + 1, 16)) : 1;
        }
    }

    /**
     * One of several values.
     *
     * @param about what every field has
     * @param name the name of the field
     * @param options what can be chosen
     * @param mark a further field that says what no choice means
     */
    record Select(About about, String name, List<Option> options, Optional<Mark> mark) implements FormField {}

    /**
     * A value that cannot be changed.
     *
     * @param about what every field has
     * @param text the value
     * @param mark a further field that says that it is there
     */
    record Fixed(About about, String text, Optional<Mark> mark) implements FormField {}

    /**
     * Several fields together: an object, or the items of an array.
     *
     * @param about what every field has
     * @param presence says whether it is there at all, where it can be left out
     * @param children the fields
     * @param list what makes it an array
     * @param marks further fields
     */
    record Group(
            About about,
            Optional<Presence> presence,
            List<FormField> children,
            Optional<ItemList> list,
            List<Mark> marks)
            implements FormField {}

    /**
     * A field that nobody sees.
     *
     * @param name its name
     * @param value its value
     */
    record Mark(String name, String value) {}

    /**
     * Whether something optional is there.
     *
     * @param name the name of the field
     * @param on whether it is
     */
    record Presence(String name, boolean on) {}

    /**
     * A choice.
     *
     * @param value what is sent
     * @param label what people read
     * @param chosen whether it is chosen
     */
    record Option(String value, String label, boolean chosen) {}

    /**
     * The items of an array can be added and removed.
     *
     * @param pointer the array
     * @param count how many there are
     */
    record ItemList(String pointer, int count) {}
}
