package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.run.RunStatus;
import io.agentee.runtime.lookup.DescribedRun;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunStatusMappingTest {

    @ParameterizedTest
    @CsvSource({
        "RUNNING, active, RUNNING",
        "RUNNING, awaiting-approval, AWAITING_APPROVAL",
        "COMPLETED, active, COMPLETED",
        "FAILED, active, FAILED",
        "FAILED, timed-out, TIMED_OUT",
        "CANCELED, active, CANCELLED",
        "TERMINATED, active, FAILED",
        "TIMED_OUT, active, TIMED_OUT",
        "CONTINUED_AS_NEW, active, RUNNING"
    })
    void temporalsStatusAndTheRunsOwnStateGiveTheStatus(String temporal, String state, RunStatus expected) {
        WorkflowExecutionStatus status = WorkflowExecutionStatus.valueOf("WORKFLOW_EXECUTION_STATUS_" + temporal);

        assertThat(DescribedRun.status(status, state)).isEqualTo(expected);
    }
}
