package io.agentee.e2e.console;

import io.agentee.e2e.servers.Script;
import io.agentee.e2e.servers.Script.ToolCall;

/** What the models of agents say that hand tasks to others, and the models of those others. */
final class Tasks {

    private Tasks() {}

    /** Hands all of these out in one turn, and then is done. */
    static Script lead(ToolCall... tasks) {
        return Script.begin().calls(tasks).text("All is done.");
    }

    static ToolCall research(Script script) {
        return task("researcher", script.input());
    }

    /** Asks to write this into the ledger, and says then what became of it. */
    static ToolCall code(String entry) {
        return task(
                "coder",
                Script.begin()
                        .call("ledger_append", "entry", entry)
                        .echoLastResult()
                        .input());
    }

    static ToolCall task(String agent, String instruction) {
        return Script.toolCall("subagent_" + agent, "instruction", instruction);
    }
}
