package io.agentee.client.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownUsersTest {

    private final TestingUsersFile file;
    private final AtomicLong clock = new AtomicLong();

    KnownUsersTest(@TempDir Path directory) {
        this.file = new TestingUsersFile(directory);
    }

    @Test
    void rightPasswordGivesTheRolesTheFirstTimeAndAgain() throws IOException {
        KnownUsers users = known("ada=" + TestingUsersFile.hash("secret") + ",agentee-user");

        for (int i = 0; i < 2; i++) {
            assertThat(users.roles("ada", "secret".toCharArray()).orElseThrow()).containsExactly("agentee-user");
            assertThat(users.roles("ada", "guess".toCharArray())).isEmpty();
            assertThat(users.roles("eve", "secret".toCharArray())).isEmpty();
        }
    }

    @Test
    void changedFileIsReadAgain() throws IOException {
        KnownUsers users = known("ada=" + TestingUsersFile.hash("secret") + ",agentee-user");
        assertThat(users.roles("ada", "secret".toCharArray())).isPresent();

        file.write("ada=" + TestingUsersFile.hash("new") + ",agentee-admin");
        assertThat(users.roles("ada", "secret".toCharArray())).isPresent();
        clock.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(users.roles("ada", "secret".toCharArray())).isEmpty();
        assertThat(users.roles("ada", "new".toCharArray()).orElseThrow()).containsExactly("agentee-admin");
    }

    @Test
    void changeForTheWorseIsNotTaken() throws IOException {
        KnownUsers users = known("ada=" + TestingUsersFile.hash("secret") + ",agentee-user");

        file.write("ada=oops");
        clock.addAndGet(Duration.ofSeconds(3).toNanos());

        assertThat(users.roles("ada", "secret".toCharArray())).isPresent();
    }

    private KnownUsers known(String... lines) throws IOException {
        return new KnownUsers(file.write(lines), clock::get);
    }
}
