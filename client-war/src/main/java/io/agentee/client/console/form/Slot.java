package io.agentee.client.console.form;

/**
 * A place in a form, and the names of the fields that say what stands there.
 *
 * @param pointer a JSON Pointer
 */
record Slot(String pointer) {

    static final Slot ROOT = new Slot("");

    /** What a field says by being marked so that its text is JSON. */
    static final String RAW = "raw";

    Slot member(String name) {
        return new Slot(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    Slot item(int index) {
        return new Slot(pointer + "/" + index);
    }

    /** The field with the value. */
    String value() {
        return "v" + pointer;
    }

    /** The field that says what it means when the value is left blank: {@code absent}, {@code empty} or {@code null}. */
    String blank() {
        return "k" + pointer;
    }

    /** The field that says that an optional object, array or constant is there. */
    String present() {
        return "p" + pointer;
    }

    /** The field with the number of items. */
    String count() {
        return "n" + pointer;
    }

    /** The field with what an object has beyond its schema. */
    String extra() {
        return "x" + pointer;
    }

    /** An id for HTML, which must not have spaces. */
    String id() {
        StringBuilder id = new StringBuilder("field");
        pointer.codePoints().forEach(codePoint -> {
            if (codePoint == '/') {
                id.append('-');
            } else if (codePoint < 128 && Character.isLetterOrDigit(codePoint)) {
                id.appendCodePoint(codePoint);
            } else {
                id.append('_').append(Integer.toHexString(codePoint)).append('_');
            }
        });
        return id.toString();
    }
}
