package io.agentee.cdi.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentee.api.model.Secret;
import io.agentee.api.transport.EventSettings;
import io.agentee.api.transport.EventTransport;
import io.agentee.api.transport.EventTransportProvider;
import io.agentee.api.transport.RedisSettings;
import io.agentee.cdi.Problems;
import io.agentee.cdi.testing.TestingTransportProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the provider {@code testing}, which the class path has, and those that a test adds. */
class EventTransportsTest {

    private final Path library;
    private final Problems problems = new Problems();

    EventTransportsTest(@TempDir Path library) {
        this.library = library;
    }

    @Test
    void builtInTransportsNeedNoProvider() throws IOException {
        assertThat(choose("local")).isEqualTo(new ChosenTransport.Local());
        assertThat(choose("temporal")).isEqualTo(new ChosenTransport.Temporal());
        assertThat(problems.all()).isEmpty();
    }

    @Test
    void transportOfAProviderIsMadeWhenAskedFor() throws IOException {
        int open = TestingTransportProvider.OPEN.get();
        EventSettings settings = settings("testing", Optional.of(Secret.of("secret")));
        ThreadFactory threads = Thread::new;

        ChosenTransport chosen = transports().choose(settings, problems);

        assertThat(problems.all()).isEmpty();
        assertThat(TestingTransportProvider.OPEN).hasValue(open);
        assertThat(chosen).isInstanceOfSatisfying(ChosenTransport.Provided.class, provided -> {
            try (EventTransport transport = provided.create(threads)) {
                assertThat(transport).isEqualTo(new TestingTransportProvider.TestingTransport(settings, threads));
            }
        });
        assertThat(TestingTransportProvider.OPEN).hasValue(open);
    }

    @Test
    void providerNamesWhatItMisses() throws IOException {
        choose("testing");

        assertThat(problems.all()).containsExactly("AGTE12043: agentee.redis.password is missing");
    }

    @Test
    void onlyTheProviderThatIsChosenIsAsked() throws IOException {
        transports(Redis.class).choose(settings("local", Optional.empty()), problems);

        assertThat(problems.all()).isEmpty();
    }

    @Test
    void unknownTransportIsToldTheKnownOnes() throws IOException {
        assertThat(transports(Redis.class).choose(settings("reddis", Optional.empty()), problems))
                .isEqualTo(new ChosenTransport.Local());

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12041: agentee.events.transport: there is no transport 'reddis'; there are: local,"
                                + " redis, temporal, testing");
    }

    @Test
    void redisIsALibraryOfItsOwn() throws IOException {
        choose("redis");

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12042: agentee.events.transport: this deployment cannot use the transport 'redis'; add"
                                + " the library agentee-redis to it");
    }

    @Test
    void redisIsFoundInItsLibrary() throws IOException {
        assertThat(transports(Redis.class).choose(settings("redis", Optional.empty()), problems))
                .isInstanceOf(ChosenTransport.Provided.class);

        assertThat(problems.all()).containsExactly("AGTE12043: agentee.redis.username is missing");
    }

    @Test
    void nameIsThatOfOneProvider() throws IOException {
        transports(Redis.class, OtherRedis.class, Local.class);

        assertThat(problems.all())
                .containsExactly(
                        "AGTE12044: Two event transports are named 'redis': %s and %s"
                                .formatted(Redis.class.getName(), OtherRedis.class.getName()),
                        "AGTE12044: Two event transports are named 'local': the built-in one and %s"
                                .formatted(Local.class.getName()));
    }

    @Test
    void providerThatCannotBeLoadedIsNamedAndTheOthersAreFound() throws IOException {
        EventTransports transports = transports(NoProvider.class, Redis.class);

        assertThat(transports.choose(settings("redis", Optional.empty()), new Problems()))
                .isInstanceOf(ChosenTransport.Provided.class);
        assertThat(problems.all())
                .singleElement()
                .asString()
                .startsWith("AGTE12045: An event transport cannot be loaded: ")
                .contains(NoProvider.class.getName());
    }

    private ChosenTransport choose(String transport) throws IOException {
        return transports().choose(settings(transport, Optional.empty()), problems);
    }

    private EventTransports transports(Class<?>... providers) throws IOException {
        Path services = Files.createDirectories(library.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(EventTransportProvider.class.getName()),
                Stream.of(providers).map(Class::getName).collect(Collectors.joining("\n")));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {library.toUri().toURL()}, getClass().getClassLoader())) {
            return EventTransports.find(loader, problems);
        }
    }

    private static EventSettings settings(String transport, Optional<Secret> password) {
        return new EventSettings(
                transport,
                Duration.ofHours(1),
                10,
                new RedisSettings(
                        URI.create("redis://localhost:6379"),
                        Optional.empty(),
                        password,
                        "agentee:",
                        Optional.empty()));
    }

    public static class Redis extends TestingTransportProvider {

        @Override
        public String name() {
            return "redis";
        }

        @Override
        public List<String> problems(EventSettings settings) {
            return List.of("agentee.redis.username is missing");
        }
    }

    public static class OtherRedis extends Redis {}

    public static class Local extends TestingTransportProvider {

        @Override
        public String name() {
            return "local";
        }
    }

    public static class NoProvider {}
}
