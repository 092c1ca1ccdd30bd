package io.agentee.client.caller;

/** The caller may see what the request is about, and may not do it. */
public final class NotAllowedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param detail what the caller lacks, for the caller to read
     */
    public NotAllowedException(String detail) {
        super(detail);
    }
}
