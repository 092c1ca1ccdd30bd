package io.agentee.runtime.testing;

import static java.util.Objects.requireNonNull;

import com.google.protobuf.ByteString;
import io.agentee.api.approval.Approval;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Runs with approvals as Temporal's visibility finds them, for the conditions that lists of approvals use. */
public final class TestingVisibility {

    private static final Pattern TIME = Pattern.compile("(\\w+) ([<>])= '([^']+)'");
    private static final Pattern KEYWORDS = Pattern.compile("AgenteeApproval IN \\((.*)\\)");

    private final Map<String, Stored> stored = new LinkedHashMap<>();
    private final AtomicInteger counts = new AtomicInteger();
    private final AtomicInteger lists = new AtomicInteger();
    private final WorkflowClient client;

    public TestingVisibility(TestingFrontend temporal) {
        this.client = temporal.client();
        temporal.count(request -> {
            counts.incrementAndGet();
            return CountWorkflowExecutionsResponse.newBuilder()
                    .setCount(matching(request.getQuery()).size())
                    .build();
        });
        temporal.list(this::list);
    }

    /** Has a running run with these approvals. */
    public void store(String runId, Approval... approvals) {
        TestingWaitingRun run = new TestingWaitingRun(runId, List.of(approvals));
        WorkflowExecutionInfo info = WorkflowExecutionInfo.newBuilder()
                .setExecution(WorkflowExecution.newBuilder().setWorkflowId(runId))
                .setType(WorkflowType.newBuilder().setName("AgentRun"))
                .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
                .setMemo(run.memo(client))
                .setSearchAttributes(run.searchAttributes())
                .build();
        stored.put(runId, stored(info, approvals.length));
    }

    /** The run is over. */
    public void end(String runId, WorkflowExecutionStatus status) {
        stored.computeIfPresent(
                runId,
                (id, run) -> stored(run.info().toBuilder().setStatus(status).build(), run.approvals()));
    }

    /** How many approvals there are. */
    public int approvals() {
        return stored.values().stream().mapToInt(Stored::approvals).sum();
    }

    /** How often something was counted. */
    public int counts() {
        return counts.get();
    }

    /** How often something was listed. */
    public int lists() {
        return lists.get();
    }

    /** Counts calls anew. */
    public void forgetCalls() {
        counts.set(0);
        lists.set(0);
    }

    private ListWorkflowExecutionsResponse list(ListWorkflowExecutionsRequest request) {
        lists.incrementAndGet();
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
        Predicate<Stored> condition = all(query);
        return stored.values().stream().filter(condition).map(Stored::info).toList();
    }

    private static Predicate<Stored> all(String query) {
        return parts(query, " AND ").map(TestingVisibility::any).reduce(run -> true, Predicate::and);
    }

    private static Predicate<Stored> any(String term) {
        if (!term.startsWith("(")) {
            return one(term);
        }
        return parts(term.substring(1, term.length() - 1), " OR ")
                .map(TestingVisibility::all)
                .reduce(run -> false, Predicate::or);
    }

    /** Splits at a word outside parentheses. */
    private static Stream<String> parts(String text, String word) {
        return Arrays.stream(text.split(word + "(?![^(]*\\))")).map(String::strip);
    }

    private static Predicate<Stored> one(String term) {
        Matcher keywords = KEYWORDS.matcher(term);
        if (keywords.matches()) {
            List<String> wanted = Arrays.stream(keywords.group(1).split(", "))
                    .map(value -> value.substring(1, value.length() - 1))
                    .toList();
            return run -> run.keywords().stream().anyMatch(wanted::contains);
        }
        Matcher time = TIME.matcher(term);
        if (time.matches()) {
            OffsetDateTime limit = OffsetDateTime.parse(time.group(3));
            String attribute = time.group(1);
            return time.group(2).equals("<")
                    ? run -> !run.time(attribute).isAfter(limit)
                    : run -> !run.time(attribute).isBefore(limit);
        }
        return switch (term) {
            case "ExecutionStatus = 'Running'" -> Stored::running;
            case "ExecutionStatus != 'Running'" -> run -> !run.running();
            case "WorkflowType = 'AgentRun'", "ExecutionStatus != 'ContinuedAsNew'", "AgenteeDeadline IS NOT NULL" ->
                run -> true;
            default -> throw new IllegalArgumentException("unknown condition: " + term);
        };
    }

    private static Stored stored(WorkflowExecutionInfo info, int approvals) {
        return new Stored(
                info,
                approvals,
                List.of(DefaultDataConverter.STANDARD_INSTANCE.fromPayload(
                        info.getSearchAttributes().getIndexedFieldsOrThrow("AgenteeApproval"),
                        String[].class,
                        String[].class)),
                Map.of(
                        "AgenteeDeadline",
                        time(info, "AgenteeDeadline"),
                        "AgenteeApprovalAt",
                        time(info, "AgenteeApprovalAt")));
    }

    /** Cut to milliseconds, as SQL stores do. */
    private static OffsetDateTime time(WorkflowExecutionInfo info, String attribute) {
        Payload payload = info.getSearchAttributes().getIndexedFieldsOrThrow(attribute);
        String text = DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, String.class, String.class);
        return OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MILLIS);
    }

    private record Stored(
            WorkflowExecutionInfo info, int approvals, List<String> keywords, Map<String, OffsetDateTime> times) {

        boolean running() {
            return info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        }

        OffsetDateTime time(String attribute) {
            return requireNonNull(times.get(attribute), "no such attribute");
        }
    }
}
