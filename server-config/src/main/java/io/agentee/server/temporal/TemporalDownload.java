package io.agentee.server.temporal;

import io.agentee.server.install.Workshop;
import io.agentee.server.process.Progress;
import io.agentee.server.process.ServerFailure;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The official download: an archive per version and platform. {@code AGENTEE_TEMPORAL_DOWNLOAD} names another address, in which
 * {@code {version}}, {@code {platform}} and {@code {arch}} are replaced, or {@code none}.
 */
record TemporalDownload(String address) implements TemporalSource {

    private static final String OFFICIAL =
            "https://temporal.download/cli/archive/v{version}?platform={platform}&arch={arch}";
    /** Where the address cannot be reached, that has to show at once: there is another source. */
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private static final Duration UNPACKING = Duration.ofMinutes(10);

    static TemporalDownload official() {
        return new TemporalDownload(
                Optional.ofNullable(System.getenv("AGENTEE_TEMPORAL_DOWNLOAD")).orElse(OFFICIAL));
    }

    @Override
    public String description() {
        return "downloading it";
    }

    @Override
    public void install(String version, Path target, Progress progress) {
        if (address.equals("none")) {
            throw new ServerFailure("switched off by AGENTEE_TEMPORAL_DOWNLOAD");
        }
        URI archive = archive(version);
        try (Workshop workshop = Workshop.in(target.resolve("../..").normalize())) {
            Path file = workshop.directory().resolve("archive.tar.gz");
            try (InputStream content = open(archive)) {
                progress.say("  downloading " + archive);
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
            workshop.run(UNPACKING, Map.of(), line -> {}, "tar", "-xzf", file.toString());
            workshop.deliver("temporal", target);
        } catch (IOException failure) {
            throw new ServerFailure(archive + " broke off: " + failure.getMessage(), failure);
        }
    }

    URI archive(String version) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return URI.create(address.replace("{version}", version)
                .replace("{platform}", system.startsWith("mac") ? "darwin" : "linux")
                .replace("{arch}", machine.equals("aarch64") ? "arm64" : "amd64"));
    }

    private static InputStream open(URI archive) {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(ANSWER)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        HttpRequest request = HttpRequest.newBuilder(archive).build();
        try {
            HttpResponse<InputStream> response = client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != 200) {
                response.body().close();
                throw new ServerFailure(archive + " answers " + response.statusCode());
            }
            return response.body();
        } catch (ExecutionException | TimeoutException | IOException unreachable) {
            throw new ServerFailure(archive + " cannot be reached", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServerFailure("interrupted", interrupted);
        }
    }
}
