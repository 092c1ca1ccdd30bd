package io.agentee.server.runs;

import com.fasterxml.jackson.databind.JsonNode;

/** Hears what happens in a run, each event once and in order. */
public interface RunListener {

    /**
     * The run is there.
     *
     * @param runId which
     */
    void started(String runId);

    /**
     * Something happened.
     *
     * @param event an event of the HTTP API
     */
    void event(JsonNode event);

    /** The server stopped answering, and is asked on. */
    void unreachable();

    /**
     * The run has its answer.
     *
     * @param answer what it came to
     */
    void finished(RunAnswer answer);
}
