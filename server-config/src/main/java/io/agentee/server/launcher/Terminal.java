package io.agentee.server.launcher;

import io.agentee.server.process.Progress;
import io.agentee.server.runs.RunScreen;
import java.io.PrintStream;

/**
 * Where the launcher writes.
 *
 * @param out results
 * @param err problems, and progress where the result is for other programs to read
 * @param dims whether a human reads the latter on a screen that can show text dim
 */
record Terminal(PrintStream out, PrintStream err, boolean dims) implements Progress {

    @Override
    public void say(String message) {
        out.println(message);
        out.flush();
    }

    void warn(String message) {
        err.println(message);
        err.flush();
    }

    RunScreen screen() {
        return new RunScreen(out, err, dims);
    }
}
