package io.agentee.client.grant;

import io.agentee.api.approval.Approvals;
import io.agentee.cdi.caller.CurrentCaller;

/** Makes the resource of grants as the container would. */
public final class TestingGrantResources {

    private TestingGrantResources() {}

    public static Object of(Approvals approvals, CurrentCaller currentCaller) {
        GrantsResource resource = new GrantsResource();
        resource.use(approvals, currentCaller);
        return resource;
    }
}
