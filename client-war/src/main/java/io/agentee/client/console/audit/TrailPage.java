package io.agentee.client.console.audit;

import static java.util.Objects.requireNonNull;

import gg.jte.html.HtmlTemplateOutput;
import io.agentee.api.audit.AuditEntry;
import io.agentee.api.audit.AuditTrail;
import io.agentee.client.console.page.ConsolePaths;
import io.agentee.client.console.page.Frame;
import io.agentee.client.console.page.Page;
import io.agentee.client.console.template.JtetrailGenerated;
import io.agentee.client.console.text.Moment;
import io.agentee.client.console.text.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was asked and decided in a run, with the chain of hashes.
 *
 * @param frame what stands around it
 * @param trail what happened
 */
public record TrailPage(Frame frame, AuditTrail trail) implements Page {

    public TrailPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(trail, "trail is null");
    }

    public String runPath() {
        return ConsolePaths.run(trail.runId());
    }

    public String fault() {
        return trail.fault().orElse("");
    }

    public List<EntryView> entries() {
        return trail.entries().stream().map(EntryView::of).toList();
    }

    @Override
    public void render(HtmlTemplateOutput output) {
        JtetrailGenerated.render(output, null, this);
    }

    /**
     * One thing that happened.
     *
     * @param sequence its number
     * @param at when
     * @param action what
     * @param by who
     * @param details more about it
     * @param hash its hash
     */
    public record EntryView(
            int sequence, Moment at, String action, String by, Map<String, String> details, String hash) {

        static EntryView of(AuditEntry entry) {
            return new EntryView(
                    entry.sequence(),
                    new Moment(entry.at()),
                    entry.action().wireName().replace('-', ' '),
                    entry.by(),
                    entry.details().entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey,
                                    detail -> VisibleText.of(detail.getValue()),
                                    (first, second) -> first,
                                    TreeMap::new)),
                    entry.hash());
        }
    }
}
