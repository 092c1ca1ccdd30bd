package io.agentee.runtime.workflow;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The keywords of {@link RunSearchAttributes#APPROVAL}: by them lists find the runs whose approvals may be among those
 * wanted. They say of the approvals of a run together, not of each: who lists looks once more.
 */
public final class ApprovalKeywords {

    /** Stands for all tools, roles and people of a run that has too many to name. */
    private static final String ANY = "*";

    /** Temporal permits 2 KB for an attribute. */
    private static final int MAX_BYTES = 1_600;

    /** A run with pending approvals whose deadlines are further apart than {@link #SAME_DEADLINE}. */
    public static final String DEADLINES_DIFFER = "deadlines:differ";

    /** What a run asks for at about the same time has to be decided at about the same time. */
    public static final Duration SAME_DEADLINE = Duration.ofSeconds(1);

    private ApprovalKeywords() {}

    /** The keywords of a run with these approvals, in a fixed order. */
    public static List<String> of(Collection<Approval> approvals) {
        Set<String> statuses = new LinkedHashSet<>();
        Set<String> others = new LinkedHashSet<>();
        for (Approval approval : approvals) {
            statuses.add(status(approval.status()));
            others.add(tool(approval.subject().tool()));
            approval.rules().approvers().roles().forEach(role -> others.add(role(role)));
            approval.rules().approvers().names().forEach(name -> others.add(user(name)));
            approval.claim().ifPresent(claim -> others.add(claimedBy(claim.by())));
        }
        if (deadlinesDiffer(approvals)) {
            statuses.add(DEADLINES_DIFFER);
        }
        statuses.addAll(bytes(others) <= MAX_BYTES ? others : anything());
        return List.copyOf(statuses);
    }

    /** A run with an approval that stands so. */
    public static String status(ApprovalStatus status) {
        return "status:" + status.wireName();
    }

    /** A run that asks, or asked, for this tool. */
    public static String tool(String name) {
        return "tool:" + name;
    }

    /** A run with an approval on which this role may decide. */
    public static String role(String name) {
        return "role:" + SearchValue.of(name);
    }

    /** A run with an approval on which this caller may decide by name. */
    public static String user(String name) {
        return "user:" + SearchValue.of(name);
    }

    /** A run with an approval on which this caller works. */
    public static String claimedBy(String name) {
        return "claimed:" + SearchValue.of(name);
    }

    /** What stands in place of the keyword where there were too many. */
    public static String anythingLike(String keyword) {
        return keyword.substring(0, keyword.indexOf(':') + 1) + ANY;
    }

    private static boolean deadlinesDiffer(Collection<Approval> approvals) {
        List<Instant> deadlines = approvals.stream()
                .filter(Approval::pending)
                .map(approval -> approval.rules().expiresAt())
                .sorted()
                .toList();
        return !deadlines.isEmpty()
                && deadlines.get(0).plus(SAME_DEADLINE).isBefore(deadlines.get(deadlines.size() - 1));
    }

    private static List<String> anything() {
        return List.of(tool(ANY), "role:" + ANY, "user:" + ANY, "claimed:" + ANY);
    }

    private static int bytes(Set<String> keywords) {
        return keywords.stream().mapToInt(keyword -> bytes(keyword) + 4).sum();
    }

    /** In UTF-8, at the most: without what is longer than three bytes, which {@link SearchValue} writes otherwise. */
    private static int bytes(String keyword) {
        return keyword.chars().map(character -> character < 0x80 ? 1 : 3).sum();
    }
}
