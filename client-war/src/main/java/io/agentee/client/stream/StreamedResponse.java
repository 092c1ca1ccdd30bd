package io.agentee.client.stream;

import static java.util.Objects.requireNonNull;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The response of a suspended request, written by Servlet's non-blocking I/O. {@code SseEventSink} of JAX-RS would be less
 * to write, but it sends its headers when the resource method returns, before anybody knows whether there is such a run.
 */
final class StreamedResponse implements AsyncListener, WriteListener {

    /** Each write is to reach the connection, or to say that it did not; Undertow does neither with what it buffers. */
    private static final int NO_BUFFER = 1;

    private final AsyncContext context;
    private final CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    private @Nullable ServletOutputStream output;
    private @Nullable Runnable whenWritable;

    private StreamedResponse(AsyncContext context) {
        this.context = context;
    }

    /** The response to a request that is suspended; to be called on the thread of the request. */
    static StreamedResponse to(HttpServletRequest request) {
        AsyncContext context = request.getAsyncContext();
        StreamedResponse response = new StreamedResponse(context);
        context.addListener(response);
        return response;
    }

    /** Completes when the container says that the response is over, for whatever reason. */
    CompletionStage<@Nullable Void> over() {
        return over;
    }

    /**
     * Decides on the headers. They go out with the first write or flush.
     *
     * @param location the header of this name
     * @param whenWritable is told when something can be written for the first time, and again after each write or flush
     *     that did not succeed at once
     */
    void open(Optional<String> location, Runnable whenWritable) throws IOException {
        this.whenWritable = whenWritable;
        HttpServletResponse response = (HttpServletResponse) context.getResponse();
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType(MediaType.SERVER_SENT_EVENTS);
        // nginx, and what has learnt from it, would collect some KiB before it passes anything on.
        response.setHeader("X-Accel-Buffering", "no");
        location.ifPresent(path -> response.setHeader(HttpHeaders.LOCATION, path));
        response.setBufferSize(NO_BUFFER);
        output = response.getOutputStream();
        output.setWriteListener(this);
    }

    /** Whether all of it is on its way at once; if not, nothing may be written until it is. */
    boolean write(byte[] bytes) throws IOException {
        opened().write(bytes);
        return flush();
    }

    /** As {@link #write}, of nothing but the headers. */
    boolean flush() throws IOException {
        ServletOutputStream opened = opened();
        if (!opened.isReady()) {
            return false;
        }
        opened.flush();
        return opened.isReady();
    }

    /** Ends the response after what was written. */
    void complete() {
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // The container was faster: the connection is gone.
            over.complete(null);
        }
    }

    @Override
    public void onWritePossible() {
        requireNonNull(whenWritable, "not opened").run();
    }

    @Override
    public void onError(Throwable problem) {
        over.complete(null);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over.complete(null);
    }

    @Override
    public void onError(AsyncEvent event) {
        over.complete(null);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        over.complete(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // A suspended request is not started anew.
    }

    private ServletOutputStream opened() {
        return requireNonNull(output, "not opened");
    }
}
