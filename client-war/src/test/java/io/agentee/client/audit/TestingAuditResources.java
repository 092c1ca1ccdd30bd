package io.agentee.client.audit;

import io.agentee.api.approval.Approvals;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.run.VisibleRuns;

/** Makes the resource of audit trails as the container would. */
public final class TestingAuditResources {

    private TestingAuditResources() {}

    public static Object of(VisibleRuns runs, Approvals approvals, CurrentCaller currentCaller) {
        AuditResource resource = new AuditResource();
        resource.use(runs, approvals, currentCaller);
        return resource;
    }
}
