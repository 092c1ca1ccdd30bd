package io.agentee.e2e.servers;

import static java.util.Map.entry;

import java.util.Map;

/** Configuration that tests rely on: short limits, and agents that only tests need. */
final class TestConfiguration {

    /**
     * A killed worker is noticed soon, a stopping one does not wait long; an agent whose runs continue as new early,
     * one whose tools are not for everybody, and one whose sub-agents have sub-agents.
     * Temporal hands calls to the open polls of a frozen worker until these are over, so calls have attempts for that long.
     */
    static final Map<String, String> COMMON = Map.ofEntries(
            entry("agentee.defaults.heartbeat-timeout", "PT2S"),
            entry("agentee.agents.assistant.tool-call.max-attempts", "6"),
            entry("temporal.worker.graceful-stop-time", "PT6S"),
            entry("agentee.agents.continuing.approval", "none"),
            entry("agentee.agents.continuing.tools", "bean:LedgerUpsertTools"),
            entry("agentee.agents.continuing.max-history-events", "30"),
            entry("agentee.agents.directing.approval", "subagent_assistant"),
            entry("agentee.agents.directing.sub-agents", "lead,assistant"),
            entry("agentee.agents.books.approval", "none"),
            entry("agentee.agents.books.tools", "bean:FinanceTools"));

    /** Agents that no worker knows, so that none polls their queue; and cookies over plain HTTP. */
    static final Map<String, String> CLIENT_ONLY = Map.of(
            "agentee.console.secure-cookies", "false",
            "agentee.agents.stranded.approval", "none",
            "agentee.agents.stranded.task-queue", "nobody-polls",
            "agentee.agents.stranded-autonomous.approval", "none",
            "agentee.agents.stranded-autonomous.mode", "autonomous",
            "agentee.agents.stranded-autonomous.task-queue", "nobody-polls");

    /** Agents of which each asks humans in a way of its own. */
    static final Map<String, String> APPROVALS = Map.ofEntries(
            Map.entry("agentee.agents.brief.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.brief.timeout", "PT6S"),
            Map.entry("agentee.agents.fleeting.tools", "bean:RefundTools"),
            Map.entry("agentee.agents.fleeting.approval.timeout", "PT6S"),
            Map.entry("agentee.agents.granting.tools", "bean:RefundTools"),
            Map.entry("agentee.agents.notifying.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.remembered.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.sealed.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.sealed.approval.approvers", "treasury"),
            Map.entry("agentee.agents.quorate.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.quorate.approval.quorum", "2"),
            Map.entry("agentee.agents.escalating.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.escalating.approval.approvers", "finance"),
            Map.entry("agentee.agents.escalating.approval.escalation.after", "PT3S"),
            Map.entry("agentee.agents.escalating.approval.escalation.approvers", "agentee-approver"),
            Map.entry("agentee.agents.patient.tools", "bean:LedgerAppendTools"),
            Map.entry("agentee.agents.chief.sub-agents", "lead"),
            Map.entry("agentee.agents.chief.approval", "subagent_lead"),
            Map.entry("agentee.agents.audited.tools", "bean:LedgerUpsertTools"),
            Map.entry("agentee.agents.audited.max-history-events", "40"));

    private TestConfiguration() {}
}
