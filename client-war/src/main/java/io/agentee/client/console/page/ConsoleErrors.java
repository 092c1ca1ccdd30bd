package io.agentee.client.console.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the console says when there is no page. */
@Singleton
public class ConsoleErrors {

    private final Assets assets;

    @Inject
    public ConsoleErrors(Assets assets) {
        this.assets = assets;
    }

    /**
     * A page in place of the one that was asked for.
     *
     * @param status the status of HTTP
     * @param detail what happened, for those cases about which there is nothing more general to say
     * @param reference where the server's log tells more; may be empty
     * @param viewer who asked; nobody when that is not known
     */
    public String page(int status, String detail, String reference, Optional<Viewer> viewer) {
        Frame frame = new Frame(title(status), Optional.empty(), viewer, "", Optional.empty(), assets);
        return Console.html(new ErrorPage(frame, status, text(status, detail), reference));
    }

    private static String title(int status) {
        return switch (status) {
            case 401 -> "Not signed in";
            case 403 -> "Not allowed";
            case 404, 410 -> "Not found";
            case 503 -> "Not available at the moment";
            default -> status < 500 ? "The request cannot be served" : "Something went wrong here";
        };
    }

    private static String text(int status, String detail) {
        return switch (status) {
            case 401 -> "Your session is over. Sign in again.";
            case 403 ->
                "You may not do this, or the form was open for too long: go back, reload the page and try again.";
            case 404 -> "There is nothing here, or nothing that you may see.";
            case 500 -> "It is not your fault. Try again; if it happens again, tell an administrator.";
            default -> detail;
        };
    }

    static boolean isOfConsole(String path) {
        return List.of(ConsolePaths.INBOX, ConsolePaths.INBOX.substring(1)).stream()
                .anyMatch(console -> path.equals(console) || path.startsWith(console + "/"));
    }
}
