package io.agentee.server.launcher;

import io.agentee.server.process.Progress;
import java.io.PrintStream;

/**
 * Where the launcher writes.
 *
 * @param out results
 * @param err problems, and progress where the result is for other programs to read
 */
record Terminal(PrintStream out, PrintStream err) implements Progress {

    @Override
    public void say(String message) {
        out.println(message);
        out.flush();
    }

    void warn(String message) {
        err.println(message);
        err.flush();
    }
}
