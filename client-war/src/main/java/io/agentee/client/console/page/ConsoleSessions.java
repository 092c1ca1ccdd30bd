package io.agentee.client.console.page;

import io.agentee.api.run.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** What the console needs to know of those who signed in. */
public interface ConsoleSessions {

    /** Who sends this request. */
    Caller caller(HttpServletRequest request);

    /** What every form has to send back, and nobody else knows. */
    String csrfToken(HttpServletRequest request);
}
