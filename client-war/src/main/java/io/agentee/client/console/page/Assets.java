package io.agentee.client.console.page;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Style, script and icon. Their names tell their content, so that browsers can keep them for ever. */
@Singleton
public class Assets {

    private static final int HASH_LENGTH = 12;

    private final Asset style = Asset.load("console", "css", "text/css; charset=utf-8");
    private final Asset script = Asset.load("console", "js", "text/javascript; charset=utf-8");
    private final Asset icon = Asset.load("icon", "svg", "image/svg+xml");

    public String style() {
        return style.path();
    }

    public String script() {
        return script.path();
    }

    public String icon() {
        return icon.path();
    }

    Optional<Asset> find(String name) {
        return List.of(style, script, icon).stream()
                .filter(asset -> asset.name().equals(name))
                .findFirst();
    }

    /** A file. */
    static final class Asset {

        private final String name;
        private final String type;
        private final byte[] content;

        private Asset(String name, String type, byte[] content) {
            this.name = name;
            this.type = type;
            this.content = content;
        }

        /** With the beginning of the hash of its content. */
        String name() {
            return name;
        }

        /** The media type. */
        String type() {
            return type;
        }

        /** A copy of what it holds. */
        byte[] content() {
            return content.clone();
        }

        static Asset load(String name, String extension, String type) {
            try (InputStream stream = Assets.class.getResourceAsStream(name + "." + extension)) {
                if (stream == null) {
                    throw new IllegalStateException("%s.%s is missing".formatted(name, extension));
                }
                byte[] content = stream.readAllBytes();
                return new Asset("%s.%s.%s".formatted(name, hash(content), extension), type, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String path() {
            return ConsolePaths.ASSETS + "/" + name;
        }

        private static String hash(byte[] content) {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
                return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException("every Java platform has SHA-256", impossible);
            }
        }
    }
}
