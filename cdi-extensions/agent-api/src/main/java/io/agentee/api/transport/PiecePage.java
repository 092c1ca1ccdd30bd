package io.agentee.api.transport;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Pieces of a run, in the order in which the transport got them.
 *
 * @param pieces the pieces
 * @param cursor where the next page begins; opaque
 * @param last whether there were no more at this moment
 */
public record PiecePage(List<AnswerPiece> pieces, String cursor, boolean last) {

    /** The cursor before the first piece. */
    public static final String BEGINNING = "";

    public PiecePage {
        requireNonNull(pieces, "pieces is null");
        requireNonNull(cursor, "cursor is null");
        pieces = List.copyOf(pieces);
    }
}
