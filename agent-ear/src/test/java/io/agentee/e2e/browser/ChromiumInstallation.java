package io.agentee.e2e.browser;

import io.agentee.server.install.DebianProgram;
import io.agentee.server.install.DebianProgram.Additions;
import io.agentee.server.install.ProgramInstallation;
import io.agentee.server.install.UserCache;
import io.agentee.server.process.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where the {@code chromium} command comes from. */
final class ChromiumInstallation {

    /** Only the fonts that are unpacked with it, so that pages look the same on every machine, one without fonts among them. */
    private static final String FONTS = """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
            <fontconfig>
              <dir prefix="relative">usr/share/fonts</dir>
              <cachedir prefix="xdg">fontconfig</cachedir>
              <alias><family>sans-serif</family><prefer><family>DejaVu Sans</family></prefer></alias>
              <alias><family>system-ui</family><prefer><family>DejaVu Sans</family></prefer></alias>
              <alias><family>serif</family><prefer><family>DejaVu Serif</family></prefer></alias>
              <alias><family>monospace</family><prefer><family>DejaVu Sans Mono</family></prefer></alias>
            </fontconfig>
            """;

    /** The build that opens no windows, and so needs neither GTK nor all that GTK needs. */
    private static final DebianProgram CHROMIUM = new DebianProgram(
            List.of("chromium", "chromium-browser", "google-chrome"),
            List.of("chromium-headless-shell", "chromium-common", "fonts-dejavu-core"),
            Path.of("usr/lib/chromium/chromium-headless-shell"),
            new Additions(Map.of("FONTCONFIG_FILE", "$here/fonts.conf"), Map.of(Path.of("fonts.conf"), FONTS)));

    private ChromiumInstallation() {}

    /** Knows the ordinary places; nothing is obtained yet. */
    static ProgramInstallation ordinary(Progress progress) {
        return ProgramInstallation.ordinary(CHROMIUM, UserCache.of("chromium").resolve("debian"), progress);
    }
}
