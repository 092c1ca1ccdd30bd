package io.agentee.client.console.page;

import gg.jte.html.HtmlTemplateOutput;

/** A page, or a part of one: all that its template shows. The compiler checks that the template takes it. */
public interface Page {

    /** Writes it by its template, which escapes whatever the page shows for the place where it stands. */
    void render(HtmlTemplateOutput output);
}
