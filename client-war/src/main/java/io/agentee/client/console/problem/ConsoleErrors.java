package io.agentee.client.console.problem;

import io.agentee.api.run.Caller;
import io.agentee.client.console.page.Assets;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.problem.ProblemPages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** What the console says when there is no page. */
@Singleton
public class ConsoleErrors implements ProblemPages {

    private final Assets assets;

    @Inject
    public ConsoleErrors(Assets assets) {
        this.assets = assets;
    }

    @Override
    public String html(int status, String detail, String reference, Optional<Caller> caller) {
        Frame frame = new Frame(title(status), Optional.empty(), caller.map(Viewer::new), "", Optional.empty(), assets);
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
            case 404 -> "There is nothing here, or nothing that you may see.";
            case 500 -> "It is not your fault. Try again; if it happens again, tell an administrator.";
            default -> detail;
        };
    }
}
