package io.agentee.redis.stream;

import io.agentee.api.transport.AnswerPiece;
import io.agentee.api.transport.PiecePage;
import java.util.List;

/**
 * An entry of a run's stream.
 *
 * @param id where it stands
 * @param pieces some pieces of one attempt
 */
record Entry(EntryId id, List<AnswerPiece> pieces) {

    Entry {
        pieces = List.copyOf(pieces);
    }

    /** The page of these entries, of which there is at least one. */
    static PiecePage page(List<Entry> entries, boolean last) {
        List<AnswerPiece> pieces =
                entries.stream().flatMap(entry -> entry.pieces().stream()).toList();
        return new PiecePage(pieces, entries.get(entries.size() - 1).id().toString(), last);
    }
}
