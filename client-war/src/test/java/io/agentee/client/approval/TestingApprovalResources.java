package io.agentee.client.approval;

import io.agentee.api.approval.Approvals;
import io.agentee.cdi.caller.CurrentCaller;
import io.agentee.client.json.RequestValidation;
import java.util.List;

/** Makes the resources of approvals as the container would. */
public final class TestingApprovalResources {

    private TestingApprovalResources() {}

    public static List<Object> of(Approvals approvals, CurrentCaller currentCaller, RequestValidation validation) {
        VisibleApprovals visible = new VisibleApprovals(approvals, currentCaller);
        ApprovalsResource list = new ApprovalsResource();
        list.use(visible);
        ApprovalResource one = new ApprovalResource();
        one.use(approvals, visible, validation);
        return List.of(list, one);
    }
}
