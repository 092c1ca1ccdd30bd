package io.agentee.e2e.browser;

/**
 * Something that pages should not do.
 *
 * @param kind what it is about
 * @param text what the browser says of it
 */
public record Complaint(Kind kind, String text) {

    /** What a complaint is about. */
    public enum Kind {
        /** The page, or the browser for it, wrote an error to the console. */
        CONSOLE_ERROR,
        /** A script ended with an exception that nobody caught. */
        SCRIPT_ERROR,
        /** A request had no answer. Answers of any status are answers, and requests that the page itself gave up do not count. */
        FAILED_REQUEST,
        /** A request went to another origin than that of the server. */
        FOREIGN_REQUEST
    }
}
