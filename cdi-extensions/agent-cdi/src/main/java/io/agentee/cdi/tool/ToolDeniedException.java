package io.agentee.cdi.tool;

import io.agentee.api.tool.ToolArgumentException;

/**
 * The caller of the run may not use the tool. Told to the model and never retried, as wrong arguments are: trying again
 * would not help, whatever the effect of the tool.
 */
final class ToolDeniedException extends ToolArgumentException {

    private static final long serialVersionUID = 1L;

    ToolDeniedException(String message) {
        super(message);
    }
}
