package io.agentee.e2e.agui;

import static io.agentee.e2e.agui.Scenario.run;
import static io.agentee.e2e.agui.Scenarios.step;
import static io.agentee.e2e.servers.Script.toolCall;

import io.agentee.e2e.servers.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scenarios of runs, or of their model calls, that do not go as they should. */
final class BrokenRuns {

    private static final Script.ToolCall NEVER_ENDING = toolCall("echo", "text", "x", "delayMs", 600_000);

    private BrokenRuns() {}

    static List<Scenario> all() {
        return Stream.of(retried(), failed(), cancelled(), timedOut())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> retried() {
        Map<String, Object> unavailable = Map.of("status", 503);
        return List.of(
                run("busy provider", Script.begin().busyOnce(1).text("at last")),
                run(
                        "failing amid reasoning",
                        step("error", unavailable, "times", 1, "reasoning", "let me think")
                                .text("at last")),
                run(
                        "failing twice amid text",
                        step("error", unavailable, "times", 2, "tokens", 20, "reasoning", "hm")
                                .text("at last")),
                run(
                        "failing after calls",
                        Script.begin()
                                .call("clock")
                                .step(Map.of("error", unavailable, "times", 1, "tokens", 3))
                                .text("at last")));
    }

    private static List<Scenario> failed() {
        return Stream.of(
                        run("refusing provider", step("error", Map.of("status", 401))),
                        run("refusing amid text", step("error", Map.of("status", 400), "tokens", 5, "reasoning", "hm")),
                        run("script that does not parse", "```script\n[{]\n```"),
                        run("wrong structure", Script.begin().text("no JSON at all"))
                                .by("extractor"))
                .map(scenario -> scenario.ends("failed"))
                .toList();
    }

    private static List<Scenario> cancelled() {
        return List.of(
                run("cancelled while the model thinks", Script.begin().hang()).cancelledAfter(2),
                run("cancelled amid reasoning", step("tokens", 1, "reasoning", "word ".repeat(50), "tokenDelayMs", 100))
                        .cancelledAfter(6),
                run("cancelled amid text", step("tokens", 100, "tokenDelayMs", 100))
                        .cancelledAfter(6),
                run("cancelled while tools run", Script.begin().calls(NEVER_ENDING, toolCall("clock")))
                        .cancelledAfter(9));
    }

    private static List<Scenario> timedOut() {
        return Stream.of(
                        run("late while the model thinks", Script.begin().hang()),
                        run("late amid text", step("tokens", 200, "tokenDelayMs", 100)),
                        run("late while tools run", step("text", "on it", "toolCalls", List.of(NEVER_ENDING))))
                .map(scenario -> scenario.by("short").ends("timed-out"))
                .toList();
    }
}
