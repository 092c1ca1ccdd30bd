package io.agentee.server.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.server.process.Progress;
import io.agentee.server.runs.RunAnswer;
import io.agentee.server.runs.RunListener;
import io.agentee.server.runs.RunWatch;
import io.agentee.server.runs.RunsApi;

/**
 * Shows that a set-up works.
 *
 * @param progress hears how it goes
 */
record FirstRun(Progress progress) implements RunListener {

    private static final String INPUT = "Hello, Agentee";

    void on(RunsApi api) {
        progress.say("first run: agent assistant, scripted model, \"" + INPUT + "\"");
        new RunWatch(api, this).run("assistant", INPUT);
    }

    @Override
    public void started(String runId) {
        progress.say("  run " + runId);
    }

    @Override
    public void event(JsonNode event) {
        // The answer at the end is enough.
    }

    @Override
    public void unreachable() {
        progress.say("  the client server does not answer; the run goes on");
    }

    @Override
    public void finished(RunAnswer answer) {
        progress.say("  " + answer.summary());
        progress.say("  answer: " + answer.text());
    }
}
