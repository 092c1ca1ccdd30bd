package io.agentee.server.state;

import io.agentee.server.process.ProcessIdentity;

/**
 * A part that was started, and not taken down since; whether its process still lives is another question.
 *
 * @param part which
 * @param process the process that was started last
 * @param jsonLogs whether its log is in JSON
 */
public record PartRecord(Part part, ProcessIdentity process, boolean jsonLogs) {}
