package io.agentee.server.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentee.server.process.Deadline;
import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.time.Duration;
import java.util.Optional;

/** Starts a run, follows it to its end, and gives its answer. */
final class RunWatch {

    /** An autonomous run may take an hour, and a human may be asked; then the watcher goes home and the run goes on. */
    private static final Duration LONGEST = Duration.ofHours(2);

    /** Every question about a run in progress is a question to Temporal and to its worker. */
    private static final Duration PAUSE = Duration.ofMillis(300);

    private static final Duration UNREACHABLE = Duration.ofMinutes(2);

    private final RunsApi api;
    private final Progress progress;
    private String shown = "";
    private Optional<JsonNode> ended = Optional.empty();
    private Deadline patience = Deadline.in(UNREACHABLE);

    RunWatch(RunsApi api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    String run(String agent, String input) {
        JsonNode started = api.start(agent, input);
        String runId = started.path("runId").asText();
        progress.say("run " + runId);
        show(started);
        if (!Deadline.in(LONGEST).askingEvery(PAUSE).await(() -> look(runId))) {
            throw new ServerFailure("Run " + runId + " goes on; GET /api/v1/runs/" + runId + " shows it");
        }
        return answer(ended.orElseThrow());
    }

    private boolean look(String runId) {
        Optional<JsonNode> run = api.read(runId);
        if (run.isEmpty()) {
            say("the client server does not answer; the run goes on");
            if (patience.hasPassed()) {
                throw new ServerFailure("The client server does not answer; run " + runId + " goes on without it");
            }
            return false;
        }
        patience = Deadline.in(UNREACHABLE);
        run.ifPresent(this::show);
        ended = run.filter(RunWatch::hasEnded);
        return ended.isPresent();
    }

    private void show(JsonNode run) {
        int iterations = run.path("iterations").asInt();
        String turns = iterations == 1 ? ", 1 turn" : ", " + iterations + " turns";
        say(run.path("status").asText() + (iterations == 0 ? "" : turns));
    }

    private void say(String line) {
        if (!line.equals(shown)) {
            shown = line;
            progress.say(line);
        }
    }

    private static boolean hasEnded(JsonNode run) {
        return switch (run.path("status").asText()) {
            case "running", "awaiting-approval" -> false;
            default -> true;
        };
    }

    private static String answer(JsonNode run) {
        if (run.path("status").asText().equals("completed")) {
            JsonNode structured = run.path("structuredOutput");
            return run.has("output") ? run.path("output").asText() : structured.toPrettyString();
        }
        String partial = run.has("output") ? "\n  so far: " + run.path("output").asText() : "";
        throw new ServerFailure("Run " + run.path("runId").asText() + " ended as "
                + run.path("status").asText() + ": " + RunsApi.problem(run.path("error")) + partial);
    }
}
