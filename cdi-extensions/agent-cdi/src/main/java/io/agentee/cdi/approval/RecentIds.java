package io.agentee.cdi.approval;

import io.agentee.api.approval.ApprovalId;
import java.util.LinkedHashMap;
import java.util.Map;

/** The approvals that were met last; of older ones nothing is known. For one thread at a time. */
final class RecentIds {

    private final Map<ApprovalId, Boolean> ids;

    /**
     * @param most how many to remember
     */
    RecentIds(int most) {
        this.ids = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<ApprovalId, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** Remembers an approval; whether it was not remembered before. */
    boolean add(ApprovalId id) {
        return ids.put(id, true) == null;
    }
}
