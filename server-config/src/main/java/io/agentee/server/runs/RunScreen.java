package io.agentee.server.runs;

import java.io.PrintStream;

/**
 * Two streams that usually share one screen: the answer, for other programs to read too, and what is said about it. What is said
 * never touches the answer's stream, so its lines are broken only where the answer breaks them.
 */
public final class RunScreen {

    private final PrintStream out;
    private final PrintStream err;
    private final boolean dims;
    private boolean answerIsOpen;
    private boolean thoughtIsOpen;
    private boolean cursorIsAfterAnswer;

    /**
     * Makes a screen with nothing on it.
     *
     * @param out takes the answer
     * @param err takes everything else
     * @param dims whether everything else is shown dim, which takes escape sequences
     */
    public RunScreen(PrintStream out, PrintStream err, boolean dims) {
        this.out = out;
        this.err = err;
        this.dims = dims;
    }

    /** More of the answer. */
    void answer(String text) {
        endThought();
        out.print(text);
        out.flush();
        answerIsOpen = !text.endsWith("\n");
        cursorIsAfterAnswer = answerIsOpen;
    }

    /** Ends the answer's last line, if that has begun. */
    void endAnswer() {
        if (answerIsOpen) {
            out.print('\n');
            out.flush();
        }
        answerIsOpen = false;
        cursorIsAfterAnswer = false;
    }

    /** More of what the model thinks. */
    void thought(String text) {
        leaveAnswer();
        err.print(dim(text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")));
        err.flush();
        thoughtIsOpen = !text.endsWith("\n");
    }

    void endThought() {
        if (thoughtIsOpen) {
            err.print('\n');
            err.flush();
        }
        thoughtIsOpen = false;
    }

    /** One line of its own. */
    void note(String line) {
        endThought();
        leaveAnswer();
        err.print(dim(line.replaceAll("\\p{Cntrl}+", " ")) + "\n");
        err.flush();
    }

    private void leaveAnswer() {
        if (cursorIsAfterAnswer) {
            err.print('\n');
        }
        cursorIsAfterAnswer = false;
    }

    private String dim(String text) {
        return dims ? "\u001b[2m" + text + "\u001b[0m" : text;
    }
}
