package io.agentee.client.console.approval;

import io.agentee.api.approval.ApprovalDecision;
import io.agentee.client.console.form.ArgumentRow;
import io.agentee.client.console.text.Moment;
import io.agentee.client.console.text.VisibleText;
import java.util.List;

/**
 * A decision on a page.
 *
 * @param by who decided
 * @param at when
 * @param verdict what, in a word
 * @param comment what was said about it; may be empty
 * @param edited the arguments that were put in place; empty when none were
 * @param digest what it is about
 */
public record DecisionView(
        String by, Moment at, String verdict, String comment, List<ArgumentRow> edited, String digest) {

    static DecisionView of(ApprovalDecision decision) {
        String verdict =
                switch (decision.verdict()) {
                    case APPROVE -> decision.arguments().isPresent() ? "Approved with changes" : "Approved";
                    case REJECT -> "Rejected";
                };
        return new DecisionView(
                decision.by(),
                new Moment(decision.at()),
                verdict,
                decision.comment().map(VisibleText::of).orElse(""),
                decision.arguments().map(ArgumentRow::of).orElse(List.of()),
                decision.digest());
    }
}
