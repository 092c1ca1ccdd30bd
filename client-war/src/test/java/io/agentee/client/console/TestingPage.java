package io.agentee.client.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the HTML of a page as far as tests need to. */
final class TestingPage {

    private TestingPage() {}

    /** What holds for every page, whatever is on it. */
    static void requireSound(String html) {
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("<html lang=\"en\">")
                .contains("<main id=\"content\"");
        assertThat(all(html, "<h1[ >]")).as("headings of the first level").hasSize(1);
        assertThat(html).doesNotContain("<style").doesNotContain(" style=").doesNotContainPattern(" on[a-z]+=");
        assertThat(all(html, "<script(?![^>]* src=)")).as("inline scripts").isEmpty();
        List<String> ids = all(html, " id=\"([^\"]*)\"");
        Set<String> once = new HashSet<>();
        assertThat(ids.stream().filter(id -> !once.add(id)))
                .as("ids that are there twice")
                .isEmpty();
        assertThat(once).containsAll(all(html, " for=\"([^\"]*)\""));
        assertThat(once).containsAll(all(html, "aria-labelledby=\"([^\"]*)\""));
        all(html, "aria-describedby=\"([^\"]*)\"")
                .forEach(described -> assertThat(once).containsAll(List.of(described.split(" "))));
        Set<String> labelled = new HashSet<>(all(html, " for=\"([^\"]*)\""));
        List<String> fields = all(html, "<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]* id=\"([^\"]*)\"");
        assertThat(labelled).as("labels").containsAll(fields);
        assertThat(all(html, "<form[^>]* method=\"post\"")).hasSameSizeAs(all(html, "name=\"csrf\" value=\"[^\"]+\""));
    }

    static List<String> all(String html, String pattern) {
        List<String> found = new ArrayList<>();
        Matcher matcher = Pattern.compile(pattern).matcher(html);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }
}
