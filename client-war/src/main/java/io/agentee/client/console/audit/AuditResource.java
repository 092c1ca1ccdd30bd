package io.agentee.client.console.audit;

import io.agentee.api.approval.Approval;
import io.agentee.api.approval.Approvals;
import io.agentee.api.run.Page;
import io.agentee.client.approval.ApprovalListBody;
import io.agentee.client.console.approval.ApprovalView;
import io.agentee.client.console.page.Console;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Section;
import io.agentee.client.console.page.Submission;
import io.agentee.client.console.page.Viewer;
import io.agentee.client.console.page.Visit;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What was decided, and exports of it. */
@Path(ConsolePaths.AUDIT)
@Singleton
public class AuditResource {

    private static final String CSV = "text/csv; charset=utf-8";

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
    @Produces(Console.HTML)
    @Operation(hidden = true)
    public Response show(@Context HttpServletRequest request, @Context UriInfo uri) {
        Visit visit = console.visit(request);
        AuditQuery query = query(uri);
        AuditRecords records = records(visit.viewer(), query);
        List<ApprovalView> items = records.approvals().stream()
                .skip((query.page() - 1L) * AuditPage.SIZE)
                .limit(AuditPage.SIZE)
                .map(approval -> new ApprovalView(approval, visit.viewer(), Instant.now(), ""))
                .toList();
        return console.show(new AuditPage(
                visit.frame("Audit", Section.AUDIT),
                query,
                AuditFigures.of(records.approvals()),
                items,
                records.approvals().size(),
                records.complete()));
    }

    @GET
    @Path("decisions.csv")
    @Produces(CSV)
    @Operation(hidden = true)
    public Response csv(@Context HttpServletRequest request, @Context UriInfo uri) {
        List<Approval> found =
                records(console.visit(request).viewer(), query(uri)).approvals();
        return Response.ok(AuditCsv.of(found).getBytes(StandardCharsets.UTF_8))
                .type(CSV)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decisions.csv\"")
                .build();
    }

    @GET
    @Path("decisions.json")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response json(@Context HttpServletRequest request, @Context UriInfo uri) {
        List<Approval> found =
                records(console.visit(request).viewer(), query(uri)).approvals();
        return Response.ok(ApprovalListBody.of(new Page<>(found, Optional.empty())))
                .type(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"decisions.json\"")
                .build();
    }

    private AuditRecords records(Viewer viewer, AuditQuery query) {
        return query.filter(viewer, Instant.now())
                .map(filter -> AuditRecords.read(approvals, filter))
                .orElse(AuditRecords.NONE);
    }

    private static AuditQuery query(UriInfo uri) {
        return AuditQuery.of(new Submission(uri.getQueryParameters()));
    }
}
