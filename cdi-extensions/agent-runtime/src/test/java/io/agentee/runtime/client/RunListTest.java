package io.agentee.runtime.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.agentee.api.run.Page;
import io.agentee.api.run.Run;
import io.agentee.api.run.RunFilter;
import io.agentee.api.run.RunId;
import io.agentee.api.run.RunStatus;
import io.agentee.runtime.lookup.RunPayloads;
import io.agentee.runtime.lookup.TemporalCalls;
import io.agentee.runtime.testing.TestingFrontend;
import io.agentee.runtime.workflow.RunMemo;
import io.agentee.runtime.workflow.RunSearchAttributes;
import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunListTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Pattern TIME = Pattern.compile("StartTime ([<>])= '([^']+)'");

    private final TestingFrontend temporal = new TestingFrontend();
    private final RunList list = new RunList(temporal.calls(), Clock.fixed(NOON, ZoneOffset.UTC));
    private final List<WorkflowExecutionInfo> stored = new ArrayList<>();

    @BeforeEach
    void answerFromWhatIsStored() {
        temporal.count(request -> CountWorkflowExecutionsResponse.newBuilder()
                .setCount(matching(request.getQuery()).size())
                .build());
        temporal.list(this::list);
    }

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void anEmptyListHasOnePage() {
        Page<Run> page = list.page(RunFilter.ALL, 25, "").join();

        assertThat(page.items()).isEmpty();
        assertThat(page.nextCursor()).isEmpty();
    }

    @Test
    void theNewestRunComesFirstInWhateverOrderTemporalListsThem() {
        store(NOON.minusSeconds(3), NOON.minusSeconds(1), NOON.minusSeconds(2));

        assertThat(list.page(RunFilter.ALL, 25, "").join().items())
                .extracting(Run::runId)
                .containsExactly(new RunId("run-1"), new RunId("run-2"), new RunId("run-0"));
    }

    @Test
    void pagesShowEveryRunOnceHoweverManyThereAre() {
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            // A burst of 1000 within a second, the others spread over months.
            store(NOON.minusMillis(i < 1_000 ? random.nextLong(1_000) : random.nextLong(10_000_000_000L)));
        }
        Collections.shuffle(stored, random);

        List<Run> listed = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            Page<Run> page = list.page(RunFilter.ALL, 200, cursor.orElseThrow()).join();
            listed.addAll(page.items());
            cursor = page.nextCursor();
        }

        assertThat(listed).extracting(Run::runId).doesNotHaveDuplicates().hasSize(3_000);
        assertThat(listed).extracting(run -> run.origin().startedAt()).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void runsOfTheSameInstantAreNotLostBetweenPages() {
        store(NOON, NOON, NOON);

        Page<Run> first = list.page(RunFilter.ALL, 2, "").join();
        Page<Run> second =
                list.page(RunFilter.ALL, 2, first.nextCursor().orElseThrow()).join();

        assertThat(first.items()).hasSize(2);
        assertThat(second.items()).hasSize(1).doesNotContainAnyElementsOf(first.items());
        assertThat(second.nextCursor()).isEmpty();
    }

    @Test
    void aRunHasStartedWhenItSaysSoWhateverTemporalThinksOfItsLatestExecution() {
        store(NOON.minusSeconds(10), NOON.minusSeconds(5));
        RunFilter filter = new RunFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(NOON.minusSeconds(5)));

        assertThat(list.page(filter, 25, "").join().items())
                .extracting(Run::runId)
                .containsExactly(new RunId("run-1"));
    }

    @Test
    void whatOthersCallARunIsLeftOut() {
        store(NOON);
        stored.add(stored.get(0).toBuilder().clearMemo().build());

        assertThat(list.page(RunFilter.ALL, 25, "").join().items()).hasSize(1);
    }

    @Test
    void anItemSaysHowTheRunStandsAndNoMore() {
        store(NOON);
        Run run = list.page(RunFilter.ALL, 25, "").join().items().get(0);

        assertThat(run.status()).isEqualTo(RunStatus.TIMED_OUT);
        assertThat(run.agent().value()).isEqualTo("support");
        assertThat(run.finishedAt()).contains(NOON.plusSeconds(1));
        assertThat(run.input()).isEmpty();
        assertThat(run.outcome()).isEmpty();
    }

    @Test
    void aPageHasAtMostTwoHundredRuns() {
        assertThatThrownBy(() -> list.page(RunFilter.ALL, 201, "")).hasMessage("limit must be 1 to 200, not 201");
        assertThatThrownBy(() -> list.page(RunFilter.ALL, 0, "")).hasMessage("limit must be 1 to 200, not 0");
    }

    @Test
    void aServerWithoutVisibilitySaysSo() {
        temporal.failNext(Status.UNIMPLEMENTED);

        assertThatThrownBy(() -> TemporalCalls.join(list.page(RunFilter.ALL, 25, "")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("This Temporal server cannot list runs.");
    }

    private void store(Instant... starts) {
        for (Instant start : starts) {
            String id = "run-" + stored.size();
            RunPayloads payloads = new RunPayloads(temporal.client(), new RunId(id));
            Run.Origin origin = new Run.Origin("ada", start, Optional.empty(), Map.of(), "sha256:1", Optional.empty());
            stored.add(WorkflowExecutionInfo.newBuilder()
                    .setExecution(WorkflowExecution.newBuilder().setWorkflowId(id))
                    .setType(WorkflowType.newBuilder().setName("AgentRun"))
                    .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED)
                    .setStartTime(timestamp(start))
                    .setCloseTime(timestamp(start.plusSeconds(1)))
                    .setMemo(payloads.memo(Map.of(RunMemo.ORIGIN, origin, RunMemo.AGENT, "support")))
                    .setSearchAttributes(RunPayloads.searchAttributes(
                            Map.of(RunSearchAttributes.STATE, RunSearchAttributes.TIMED_OUT)))
                    .build());
        }
    }

    private ListWorkflowExecutionsResponse list(ListWorkflowExecutionsRequest request) {
        List<WorkflowExecutionInfo> found = matching(request.getQuery());
        int from = request.getNextPageToken().isEmpty()
                ? 0
                : Integer.parseInt(request.getNextPageToken().toStringUtf8());
        int to = Math.min(found.size(), from + request.getPageSize());
        ByteString next = to < found.size() ? ByteString.copyFromUtf8(Integer.toString(to)) : ByteString.EMPTY;
        return ListWorkflowExecutionsResponse.newBuilder()
                .addAllExecutions(found.subList(from, to))
                .setNextPageToken(next)
                .build();
    }

    private List<WorkflowExecutionInfo> matching(String query) {
        List<WorkflowExecutionInfo> found = new ArrayList<>(stored);
        Matcher times = TIME.matcher(query);
        while (times.find()) {
            Instant limit = Instant.parse(times.group(2));
            boolean latest = times.group(1).equals("<");
            found.removeIf(run -> {
                Instant start = TemporalCalls.instant(run.getStartTime());
                return latest ? start.isAfter(limit) : start.isBefore(limit);
            });
        }
        return found;
    }

    private static Timestamp timestamp(Instant time) {
        return Timestamp.newBuilder()
                .setSeconds(time.getEpochSecond())
                .setNanos(time.getNano())
                .build();
    }
}
