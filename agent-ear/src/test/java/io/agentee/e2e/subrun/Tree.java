package io.agentee.e2e.subrun;

import static io.agentee.e2e.servers.Script.task;

import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Watcher;
import java.util.List;
import java.util.Map;

/**
 * A run whose sub-runs have sub-runs, two by two, all of which have something to say.
 *
 * @param api of the client server at which it was started
 * @param runId the run
 */
record Tree(HttpApi api, String runId) {

    /** How many runs there are below it. */
    static final int SUB_RUNS = 6;

    /**
     * @param tokens that each of the four deepest says
     * @param delayMs between tokens
     */
    static Tree start(HttpApi api, int tokens, int delayMs) {
        Map<String, Object> speech = Map.of("tokens", tokens, "tokenDelayMs", delayMs);
        Script leading = Script.begin()
                .step(Map.of(
                        "text",
                        "I ask them",
                        "toolCalls",
                        List.of(
                                task("researcher", Script.begin().step(speech)),
                                task(
                                        "coder",
                                        Script.begin()
                                                .call("echo", "text", "hi")
                                                .step(speech)))))
                .text("they are done");
        Script directing = Script.begin()
                .calls(task("lead", leading), task("lead", leading))
                .text("all are done");
        return new Tree(api, api.start("directing", directing.input()));
    }

    Lanes watch(HttpApi watched) {
        return lanes(watched.watcher(runId).watchToTheEnd(watched));
    }

    Lanes lanes(Watcher watcher) {
        return new Lanes(runId, watcher);
    }
}
