package io.agentee.e2e.agui;

import static io.agentee.e2e.agui.Scenario.run;
import static io.agentee.e2e.servers.Script.toolCall;

import io.agentee.e2e.servers.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that runs of the demo agents can come to: each tool, each agent, each element of a script, each end. */
final class Scenarios {

    private static final String ADA = "{\"name\":\"Ada\",\"age\":36,\"emails\":[\"ada@example.org\"]}";
    private static final String ALL_KINDS = "a\nb\r\nc\u2028d \"e\" \\ \ud83d\ude00 \u0001\n\nid: 7\ndata: {}";

    private Scenarios() {}

    static List<Scenario> all() {
        return Stream.of(answers(), tools(), calls(), agents(), BrokenRuns.all(), TasksHandedOver.all())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> answers() {
        return List.of(
                run("no script", "Hello"),
                run("text", begin().text("Hello there")),
                run("no text", begin().text("")),
                run("text of all kinds", begin().text(ALL_KINDS)),
                run("tokens", step("tokens", 200)),
                run("slow tokens", step("tokens", 20, "tokenDelayMs", 20, "delayMs", 100)),
                run("reasoning", step("text", "Yes.", "reasoning", "let me think", "tokenDelayMs", 20)),
                run("reasoning alone", step("text", "", "reasoning", "let me think")));
    }

    private static List<Scenario> tools() {
        return List.of(
                run("clock", begin().call("clock").echoLastResult()),
                run("calculate", begin().call("calculate", "expression", "1/4").echoLastResult()),
                run(
                        "bad expression",
                        begin().call("calculate", "expression", "1 +").text("well")),
                run("bytes", begin().call("bytes", "count", 400_000).text("read")),
                run("fail", begin().call("fail", "message", "broken").text("pity")),
                run(
                        "fail once",
                        begin().call("fail", "message", "broken", "times", 1).text("well")),
                run("ledger_append", begin().call("ledger_append", "entry", "a").text("done")),
                run("ledger_upsert", begin().call("ledger_upsert", "entry", "b").text("done")),
                run("lookup_order", begin().call("lookup_order", "order", "42").echoLastResult()),
                run("no such order", begin().call("lookup_order", "order", "0").echoLastResult()),
                run("container_probe", begin().call("container_probe").echoLastResult()));
    }

    private static List<Scenario> calls() {
        Map<String, Object> slow =
                toolCall("echo", "text", "slow", "delayMs", 400).arguments();
        Script.ToolCall[] overtaking = {new Script.ToolCall("echo", slow), toolCall("echo", "text", "fast")};
        return List.of(
                run("calls that overtake", begin().calls(overtaking).text("done")),
                run("calls in turn", begin().calls(overtaking).text("done")).by("sequential"),
                run(
                        "calls with text",
                        step("text", "On it.", "toolCalls", List.of(overtaking)).text("done")),
                run(
                        "calls with reasoning",
                        step("reasoning", "hm", "toolCalls", List.of(overtaking))
                                .text("done")),
                run("too many turns", step("text", "again", "toolCalls", List.of(toolCall("clock")))),
                run("unknown tool", begin().call("no_such_tool", "a", 1).echoLastResult()),
                run(
                        "unknown argument",
                        begin().call("echo", "text", "x", "speed", 3).echoLastResult()),
                run(
                        "malformed arguments",
                        step("name", "echo", "malformedArguments", "{\"text\": ")
                                .text("well")),
                run(
                                "rejected call",
                                begin().call("refund", "order", "42", "amount", 5)
                                        .echoLastResult())
                        .by("support")
                        .decided("reject"),
                run(
                                "approved among others",
                                begin().calls(refund(), toolCall("lookup_order", "order", "42"))
                                        .text("well"))
                        .by("support")
                        .decided("approve"),
                run("all approved", begin().calls(overtaking).text("well"))
                        .by("guarded")
                        .decided("approve"));
    }

    private static List<Scenario> agents() {
        return List.of(
                run("nobody decides", begin().calls(refund()).text("well")).by("careful"),
                run("researcher", begin().call("clock").text("done")).by("researcher"),
                run("coder", begin().call("ledger_append", "entry", "x").text("done"))
                        .by("coder")
                        .decided("approve"),
                run("short", begin().call("clock").text("done")).by("short"),
                run("extractor", begin().text(ADA)).by("extractor"),
                run("extractor, repaired", begin().text("{\"name\":\"Ada\"}").text(ADA))
                        .by("extractor"),
                run("continued as new", upserts(8).text("done")).by("continuing"));
    }

    private static Script upserts(int count) {
        Script script = begin();
        for (int i = 0; i < count; i++) {
            script = script.call("ledger_upsert", "entry", "step " + i);
        }
        return script;
    }

    private static Script.ToolCall refund() {
        return toolCall("refund", "order", "42", "amount", 5);
    }

    private static Script begin() {
        return Script.begin();
    }

    /** A script that begins with this element, its fields as names and values in turn. */
    static Script step(Object... fields) {
        return begin().step(toolCall("", fields).arguments());
    }
}
