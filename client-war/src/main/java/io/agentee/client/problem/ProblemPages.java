package io.agentee.client.problem;

import io.agentee.api.run.Caller;
import java.util.Optional;

/** Shows problems to people who look at pages. */
public interface ProblemPages {

    /**
     * A page in place of the one that was asked for.
     *
     * @param status the status of HTTP
     * @param detail what happened
     * @param reference where the server's log tells more; may be empty
     * @param caller who asked; nobody when that is not known
     */
    String html(int status, String detail, String reference, Optional<Caller> caller);
}
