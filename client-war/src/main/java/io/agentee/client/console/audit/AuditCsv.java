package io.agentee.client.console.audit;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalDecision;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Approvals as CSV: a line for each decision, and one for each approval without any. */
final class AuditCsv {

    private static final List<String> HEADER = List.of(
            "approvalId",
            "runId",
            "agent",
            "tool",
            "status",
            "requestedBy",
            "requestedAt",
            "expiresAt",
            "arguments",
            "digest",
            "decision",
            "decidedBy",
            "decidedAt",
            "comment",
            "editedArguments");

    private AuditCsv() {}

    static String of(List<Approval> approvals) {
        return approvals.stream()
                .flatMap(AuditCsv::lines)
                .map(Csv::line)
                .collect(Collectors.joining("", Csv.line(HEADER), ""));
    }

    private static Stream<List<String>> lines(Approval approval) {
        return approval.decisions().isEmpty()
                ? Stream.of(line(approval, List.of("", "", "", "", "")))
                : approval.decisions().stream().map(decision -> line(approval, cells(decision)));
    }

    private static List<String> line(Approval approval, List<String> decision) {
        List<String> cells = List.of(
                approval.approvalId().value(),
                approval.runId().value(),
                approval.agent().value(),
                approval.subject().tool(),
                approval.status().wireName(),
                approval.origin().requestedBy(),
                approval.origin().requestedAt().toString(),
                approval.rules().expiresAt().toString(),
                approval.subject().abridged() ? "" : approval.subject().arguments(),
                approval.subject().digest());
        return Stream.concat(cells.stream(), decision.stream()).toList();
    }

    private static List<String> cells(ApprovalDecision decision) {
        return List.of(
                decision.verdict().name().toLowerCase(Locale.ROOT),
                decision.by(),
                decision.at().toString(),
                decision.comment().orElse(""),
                decision.arguments().orElse(""));
    }
}
