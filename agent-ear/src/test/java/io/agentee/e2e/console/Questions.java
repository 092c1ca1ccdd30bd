package io.agentee.e2e.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.api.approval.ApprovalId;
import io.agentee.e2e.approval.Inbox;
import io.agentee.e2e.servers.HttpApi;
import io.agentee.e2e.servers.Script;
import java.math.BigDecimal;

/**
 * Runs that ask humans.
 *
 * @param api of the client server
 */
record Questions(HttpApi api) {

    /** A run of ada that asks for a refund. */
    Question refund(String order) {
        return ask(
                "support",
                Script.begin()
                        .calls(Script.toolCall("refund", "order", order, "amount", new BigDecimal("12.50")))
                        .echoLastResult());
    }

    /** A run of ada that asks to write this into the ledger. */
    Question append(String entry) {
        return ask(
                "patient",
                Script.begin()
                        .calls(Script.toolCall("ledger_append", "entry", entry))
                        .echoLastResult());
    }

    /** A run of ada that hands tasks to two others: the researcher finds something, the coder asks to write this into the ledger. */
    Question task(String entry) {
        return ask("lead", Tasks.lead(Tasks.research(Script.begin().text("Found it.")), Tasks.code(entry)));
    }

    Question ask(String agent, Script script) {
        String runId = api.as("ada").start(agent, script.input());
        Inbox inbox = new Inbox(api);
        Question question = new Question(runId, inbox.awaitQuestion(runId));
        inbox.awaitListed("grace", question.askingRunId(), 1);
        return question;
    }

    JsonNode approval(Question question) {
        return api.get("/api/v1/approvals/" + question.approvalId()).body();
    }

    /**
     * A run that waits for a human.
     *
     * @param runId the run
     * @param approvalId what it asks for, or a sub-run of it
     */
    record Question(String runId, String approvalId) {

        String path() {
            return "/console/approvals/" + approvalId;
        }

        String runPath() {
            return "/console/runs/" + runId;
        }

        /** The run itself, or the sub-run that asks. */
        String askingRunId() {
            return new ApprovalId(approvalId).runId().orElseThrow().value();
        }

        String askingRunPath() {
            return "/console/runs/" + askingRunId();
        }
    }
}
