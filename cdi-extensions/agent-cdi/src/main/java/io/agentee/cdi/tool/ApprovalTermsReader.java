package io.agentee.cdi.tool;

import static io.agentee.cdi.CdiMessages.MESSAGES;

import io.agentee.api.tool.RequiresApproval;
import io.agentee.cdi.Problems;
import io.agentee.cdi.approval.TermsGiven;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the members of {@code @RequiresApproval} and notes what is wrong with them. */
final class ApprovalTermsReader {

    private final Problems problems;

    ApprovalTermsReader(Problems problems) {
        this.problems = problems;
    }

    /** The terms that a method asks for, if it asks for any. */
    TermsGiven read(@Nullable RequiresApproval annotation, String place) {
        if (annotation == null) {
            return TermsGiven.NOTHING;
        }
        return new TermsGiven(
                timeout(annotation.timeout(), place),
                approvers(List.of(annotation.approvers()), place),
                annotation.fourEyes() ? Optional.of(true) : Optional.empty(),
                quorum(annotation.quorum(), place),
                Optional.empty(),
                Optional.empty());
    }

    private Optional<Duration> timeout(String text, String place) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Duration> timeout = duration(text).filter(duration -> duration.toMillis() > 0);
        if (timeout.isEmpty()) {
            problems.add(MESSAGES.badApprovalTerm(
                    place, "timeout", text, "a duration of at least 1 ms in ISO-8601, such as PT4H"));
        }
        return timeout;
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private Optional<List<String>> approvers(List<String> roles, String place) {
        if (roles.stream().anyMatch(String::isBlank)) {
            problems.add(MESSAGES.badApprovalTerm(place, "approvers", String.join(",", roles), "names of roles"));
            return Optional.empty();
        }
        return roles.isEmpty() ? Optional.empty() : Optional.of(roles);
    }

    private Optional<Integer> quorum(int quorum, String place) {
        if (quorum < 0) {
            problems.add(MESSAGES.badApprovalTerm(
                    place, "quorum", Integer.toString(quorum), "at least 1, or 0 to leave it to the agent"));
        }
        return quorum > 0 ? Optional.of(quorum) : Optional.empty();
    }
}
