package io.agentee.e2e.agui;

import static io.agentee.e2e.agui.Scenario.run;
import static io.agentee.e2e.agui.Scenarios.step;
import static io.agentee.e2e.servers.Script.task;

import io.agentee.e2e.servers.Script;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Scenarios of runs that hand tasks to sub-agents. */
final class TasksHandedOver {

    private static final Script HANGING = Script.begin().hang();
    private static final Script SPEAKING = step("tokens", 20, "tokenDelayMs", 20, "reasoning", "let me count");

    private TasksHandedOver() {}

    static List<Scenario> all() {
        return Stream.of(answered(), broken()).flatMap(List::stream).toList();
    }

    private static List<Scenario> answered() {
        Script calling = Script.begin().call("echo", "text", "hi").text("done");
        return List.of(
                run("tasks side by side", tasks(task("researcher", SPEAKING), task("coder", SPEAKING)))
                        .by("lead"),
                run(
                                "tasks among calls, with text",
                                step(
                                                "text",
                                                "I ask them.",
                                                "toolCalls",
                                                List.of(
                                                        task("coder", calling),
                                                        Script.toolCall("echo", "text", "x"),
                                                        task("coder", SPEAKING)))
                                        .text("done"))
                        .by("lead"),
                run("approval in a task", tasks(task("coder", asking()), task("researcher", calling)))
                        .by("lead")
                        .decided("approve"),
                run("tasks of tasks", tasks(task("lead", tasks(task("researcher", SPEAKING))), task("lead", SPEAKING)))
                        .by("directing"),
                run("task that needs approval", tasks(task("assistant", calling)))
                        .by("directing")
                        .decided("approve"));
    }

    private static List<Scenario> broken() {
        Script retried = step("error", Map.of("status", 503), "times", 1, "tokens", 5, "reasoning", "hm")
                .text("at last");
        Script failing = step("error", Map.of("status", 400), "tokens", 5);
        return List.of(
                run("task that fails", tasks(task("researcher", failing), task("coder", SPEAKING)))
                        .by("lead"),
                run("task whose provider fails once", tasks(task("researcher", retried)))
                        .by("lead"),
                run("task for nobody", tasks(task("stranger", SPEAKING))).by("lead"),
                run(
                                "task without an instruction",
                                Script.begin().call("subagent_coder").text("done"))
                        .by("lead"),
                run("task that is cancelled", tasks(task("researcher", HANGING), task("coder", SPEAKING)))
                        .by("lead")
                        .firstSubRunCancelled(),
                run("cancelled while tasks are done", tasks(task("researcher", HANGING), task("coder", HANGING)))
                        .by("lead")
                        .cancelledAfter(12));
    }

    private static Script asking() {
        return Script.begin().call("ledger_append", "entry", "asked").text("written");
    }

    private static Script tasks(Script.ToolCall... tasks) {
        return Script.begin().calls(tasks).text("all are done");
    }
}
