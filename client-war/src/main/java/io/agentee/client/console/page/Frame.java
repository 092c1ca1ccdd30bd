package io.agentee.client.console.page;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What stands around the content of a page.
 *
 * @param title what the page is about, the most telling word first
 * @param section the part of the console that it belongs to; none for pages outside of all
 * @param viewer who looks; nobody before the sign-in
 * @param csrf what forms send back
 * @param flash what was just done
 * @param assets style and script
 */
public record Frame(
        String title,
        Optional<Section> section,
        Optional<Viewer> viewer,
        String csrf,
        Optional<Flash> flash,
        Assets assets) {

    public Frame {
        requireNonNull(title, "title is null");
        requireNonNull(section, "section is null");
        requireNonNull(viewer, "viewer is null");
        requireNonNull(csrf, "csrf is null");
        requireNonNull(flash, "flash is null");
        requireNonNull(assets, "assets is null");
    }

    /** What the navigation offers. */
    public List<Section> sections() {
        return viewer.map(who -> Arrays.stream(Section.values())
                        .filter(part -> part.isFor(who))
                        .toList())
                .orElse(List.of());
    }

    public boolean isAt(Section part) {
        return section.filter(part::equals).isPresent();
    }
}
