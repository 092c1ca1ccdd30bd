package io.agentee.client.console.inbox;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.ApprovalFilter;
import io.agentee.api.approval.ApprovalOrder;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Page;
import io.agentee.client.console.approval.ApprovalView;
import io.agentee.client.console.decision.ReturnPath;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What waits for a decision, and deciding on several at once. */
@Path(ConsolePaths.INBOX)
@Singleton
@Produces(Console.HTML)
public class InboxResource {

    private static final int PAGE = 25;

    // Set by an initializer: RESTEasy takes only resources with a constructor that has no parameters.
    @SuppressWarnings("NullAway.Init")
    private Console console;

    @SuppressWarnings("NullAway.Init")
    private Approvals approvals;

    @Inject
    void use(Console console, Approvals approvals) {
        this.console = console;
        this.approvals = approvals;
    }

    @GET
    @Operation(hidden = true)
    public Response inbox(@Context HttpServletRequest request, @Context UriInfo uri) {
        return console.show(page(console.visit(request), uri));
    }

    /** The list alone, for the script to put in place of the one that is shown. */
    @GET
    @Path("items")
    @Operation(hidden = true)
    public Response items(@Context HttpServletRequest request, @Context UriInfo uri) {
        return console.show(new InboxItems(page(console.visit(request), uri)));
    }

    @POST
    @Path("decisions")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response decide(@Context HttpServletRequest request, MultivaluedMap<String, String> fields) {
        Visit visit = console.visit(request);
        Submission sent = visit.submission(fields);
        visit.viewer().requireMayAct();
        visit.leave(new BulkDecision(approvals, visit.viewer(), request::isUserInRole).decide(sent));
        return console.lead(ReturnPath.of(sent));
    }

    private InboxPage page(Visit visit, UriInfo uri) {
        InboxQuery query = InboxQuery.of(new Submission(uri.getQueryParameters()));
        Optional<ApprovalFilter> filter = query.filter(visit.viewer());
        Page<Approval> found =
                filter.map(wanted -> list(wanted, query.cursor())).orElse(new Page<>(List.of(), Optional.empty()));
        long waiting = filter.map(approvals::countRuns).orElse(0L);
        String title = waiting == 0 ? "Inbox" : "Inbox (%d waiting)".formatted(waiting);
        Frame frame = visit.frame(title, Section.INBOX);
        Instant now = Instant.now();
        Map<String, String> failures =
                frame.flash().map(flash -> flash.failures()).orElse(Map.of());
        List<ApprovalView> items = found.items().stream()
                .map(item -> new ApprovalView(
                        item,
                        visit.viewer(),
                        now,
                        failures.getOrDefault(item.approvalId().value(), "")))
                .toList();
        return new InboxPage(frame, query, items, waiting, found.nextCursor());
    }

    private Page<Approval> list(ApprovalFilter filter, String cursor) {
        try {
            return approvals.list(filter, ApprovalOrder.SOONEST_DEADLINE, PAGE, cursor);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e);
        }
    }
}
