package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.agent.AgentName;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.visibility.VisibilityTerms;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityQueryTest {

    private static final String ALL = "WorkflowType = 'AgentRun' AND ExecutionStatus != 'ContinuedAsNew'";

    @Test
    void listsTheLatestExecutionOfEachRun() {
        assertThat(query(RunFilter.ALL)).isEqualTo(ALL);
    }

    @Test
    void filtersBySearchAttributes() {
        RunFilter filter = new RunFilter(
                Optional.of(new AgentName("support")),
                Optional.empty(),
                Optional.of("c-7"),
                Optional.of("ada"),
                Optional.empty());

        assertThat(query(filter))
                .isEqualTo(ALL + " AND AgenteeAgent = 'support' AND AgenteeConversation = 'c-7'"
                        + " AND AgenteeStartedBy = 'ada'");
    }

    @Test
    void noTextOfACallerEndsALiteral() {
        RunFilter filter = new RunFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of("x' OR WorkflowType != '"),
                Optional.of("\\' OR 1=1"),
                Optional.empty());

        assertThat(query(filter))
                .isEqualTo(ALL + " AND AgenteeConversation = 'x%0027 OR WorkflowType != %0027'"
                        + " AND AgenteeStartedBy = '%005c%0027 OR 1=1'");
        assertThat(VisibilityTerms.quoted("a'b\\c")).isEqualTo("'a\\'b\\\\c'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "RUNNING | ExecutionStatus = 'Running' AND AgenteeState = 'active'",
                "AWAITING_APPROVAL | ExecutionStatus = 'Running' AND AgenteeState = 'awaiting-approval'",
                "COMPLETED | ExecutionStatus = 'Completed'",
                "CANCELLED | ExecutionStatus = 'Canceled'",
                "FAILED | ((ExecutionStatus = 'Failed' AND AgenteeState != 'timed-out') OR ExecutionStatus = 'Terminated')",
                "TIMED_OUT | ((ExecutionStatus = 'Failed' AND AgenteeState = 'timed-out') OR ExecutionStatus = 'TimedOut')"
            })
    void translatesEveryStatus(RunStatus status, String condition) {
        RunFilter filter = new RunFilter(
                Optional.empty(), Optional.of(status), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(query(filter)).isEqualTo(ALL + " AND " + condition);
    }

    @Test
    void limitsTheTimeOfTheStart() {
        Instant from = Instant.parse("2026-11-21T10:00:00Z");

        assertThat(VisibilityQuery.of(RunFilter.ALL, Optional.of(from), Optional.of(from.plusMillis(1))))
                .isEqualTo(ALL + " AND StartTime >= '2026-11-21T10:00:00Z'"
                        + " AND StartTime <= '2026-11-21T10:00:00.001Z'");
    }

    @Test
    void timesBeyondTemporalsCalendarAreCapped() {
        assertThat(VisibilityQuery.of(RunFilter.ALL, Optional.of(Instant.MAX), Optional.empty()))
                .isEqualTo(ALL + " AND StartTime >= '9999-12-31T23:59:59Z'");
    }

    private static String query(RunFilter filter) {
        return VisibilityQuery.of(filter, Optional.empty(), Optional.empty());
    }
}
