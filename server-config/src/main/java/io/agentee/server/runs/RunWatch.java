package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.server.process.Deadline;
import io.agentee.server.process.ServerFailure;
import java.util.Optional;

/**
 * Follows one run to its end, over as many connections as that takes: each goes on after the last event of the one before.
 */
public final class RunWatch {

    private final RunsApi api;
    private final RunListener listener;
    private final Waits waits;
    private final Deadline longest;
    private Deadline patience;
    private String lastEventId = "";
    private int turns;
    private Optional<RunAnswer> answer = Optional.empty();

    /**
     * Makes a watcher for one run.
     *
     * @param api where the run is
     * @param listener hears what happens
     */
    public RunWatch(RunsApi api, RunListener listener) {
        this(api, listener, Waits.ordinary());
    }

    RunWatch(RunsApi api, RunListener listener, Waits waits) {
        this.api = api;
        this.listener = listener;
        this.waits = waits;
        this.longest = Deadline.in(waits.longest());
        this.patience = Deadline.in(waits.unreachable());
    }

    /**
     * Starts a run and follows it.
     *
     * @param agent the name of the agent
     * @param input what it is asked
     * @return its answer
     * @throws ServerFailure when it is refused, ends without an answer, or cannot be followed any more
     */
    public RunAnswer run(String agent, String input) {
        RunsApi.Started started = api.start(agent, input);
        return follow(started.runId(), started.events());
    }

    /**
     * Follows a run that exists, from its first event.
     *
     * @param runId which
     * @return its answer
     * @throws ServerFailure when there is no such run, it ended without an answer, or it cannot be followed any more
     */
    public RunAnswer watch(String runId) {
        return follow(runId, connect(runId));
    }

    private RunAnswer follow(String runId, EventStream first) {
        listener.started(runId);
        EventStream events = first;
        while (true) {
            try (EventStream connection = events) {
                drain(runId, connection);
            }
            if (answer.isPresent()) {
                listener.finished(answer.get());
                return answer.get();
            }
            Deadline.pause(waits.pause());
            events = connect(runId);
        }
    }

    /** Hears a connection out: returns when it, or the run, has come to its end. */
    private void drain(String runId, EventStream events) {
        while (answer.isEmpty()) {
            StreamItem item = events.next(waits.silence());
            if (item instanceof StreamItem.End) {
                return;
            }
            patience = Deadline.in(waits.unreachable());
            if (item instanceof StreamItem.Event event) {
                lastEventId = event.id();
                take(runId, event.body());
            }
            if (answer.isEmpty() && longest.hasPassed()) {
                throw new ServerFailure("Run " + runId + " goes on; ./agentee watch " + runId + " shows it");
            }
        }
    }

    private void take(String runId, JsonNode event) {
        listener.event(event);
        if (event.has("subagentRunId")) {
            return;
        }
        switch (event.path("type").asText()) {
            case "STEP_STARTED" -> turns++;
            case "RUN_FINISHED" -> answer = Optional.of(new RunAnswer(event.path("result"), turns));
            case "RUN_ERROR" ->
                throw new ServerFailure(
                        "Run " + runId + " ended as " + event.path("code").asText() + ": "
                                + event.path("message").asText());
            default -> {
                // Says nothing about how far the run is.
            }
        }
    }

    private EventStream connect(String runId) {
        Optional<EventStream> events = api.events(runId, lastEventId);
        if (events.isEmpty()) {
            listener.unreachable();
        }
        while (events.isEmpty()) {
            if (patience.hasPassed()) {
                throw new ServerFailure("The client server does not answer; run " + runId + " goes on without it");
            }
            Deadline.pause(waits.pause());
            events = api.events(runId, lastEventId);
        }
        return events.get();
    }
}
