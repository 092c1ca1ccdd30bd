package io.agentee.api.policy;

import static java.util.Objects.requireNonNull;

/** What a policy says of a call. */
public sealed interface PolicyVerdict {

    /** For the record, and, of a denial, for the model. */
    String reason();

    /**
     * No human needs to approve it.
     *
     * @param reason why
     */
    record Allow(String reason) implements PolicyVerdict {
        public Allow {
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * A human has to approve it.
     *
     * @param reason why
     */
    record Ask(String reason) implements PolicyVerdict {
        public Ask {
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * It is not made, and no human is asked.
     *
     * @param reason why; the model reads it
     */
    record Deny(String reason) implements PolicyVerdict {
        public Deny {
            requireNonNull(reason, "reason is null");
        }
    }

    /** The policy has nothing to say of it: configuration decides, and other policies. */
    record Abstain() implements PolicyVerdict {
        @Override
        public String reason() {
            return "";
        }
    }
}
