package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import io.agentee.client.caller.NotAllowedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request of somebody who signed in. */
public final class Visit {

    /** The field of every form that proves where it comes from. */
    public static final String CSRF_FIELD = "csrf";

    private static final String FLASH = "io.agentee.console.flash";

    private final HttpServletRequest request;
    private final Viewer viewer;
    private final String csrf;
    private final Assets assets;

    Visit(HttpServletRequest request, ConsoleSessions sessions, Assets assets) {
        this.request = requireNonNull(request, "request is null");
        this.viewer = new Viewer(sessions.caller(request));
        this.csrf = sessions.csrfToken(request);
        this.assets = assets;
    }

    public Viewer viewer() {
        return viewer;
    }

    /** The frame of a page; takes what the page before left to say. */
    public Frame frame(String title, Section section) {
        return new Frame(title, Optional.of(section), Optional.of(viewer), csrf, takeFlash(), assets);
    }

    /**
     * The fields of a form.
     *
     * @throws NotAllowedException if no page of this session sent it
     */
    public Submission submission(MultivaluedMap<String, String> fields) {
        byte[] sent = String.valueOf(fields.getFirst(CSRF_FIELD)).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(sent, csrf.getBytes(StandardCharsets.UTF_8))) {
            throw new NotAllowedException("The form is too old, or not one of this session. Load its page again.");
        }
        return new Submission(fields);
    }

    /** Leaves something for the next page to say. */
    public void leave(Flash flash) {
        request.getSession().setAttribute(FLASH, flash);
    }

    private Optional<Flash> takeFlash() {
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(FLASH) instanceof Flash flash)) {
            return Optional.empty();
        }
        session.removeAttribute(FLASH);
        return Optional.of(flash);
    }
}
