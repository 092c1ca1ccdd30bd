package io.agentee.client.users;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsersFileTest {

    private static final String HASH = TestingUsersFile.hash("secret");

    private final Path directory;
    private final TestingUsersFile file;

    UsersFileTest(@TempDir Path directory) {
        this.directory = directory;
        this.file = new TestingUsersFile(directory);
    }

    @Test
    void eachLineIsAUserWithRoles() throws IOException {
        Map<String, UsersFile.User> users = UsersFile.read(file.write(
                "# users of the shop",
                "",
                "ada=" + HASH + ",agentee-user",
                " é.ü@x = " + HASH + " , agentee-admin , finance",
                "idle=" + HASH));

        assertThat(users).containsOnlyKeys("ada", "é.ü@x", "idle");
        assertThat(user(users, "ada").roles()).containsExactly("agentee-user");
        assertThat(user(users, "é.ü@x").roles()).containsExactlyInAnyOrder("agentee-admin", "finance");
        assertThat(user(users, "idle").roles()).isEmpty();
        assertThat(user(users, "ada").password().matches("secret".toCharArray()))
                .isTrue();
        assertThat(user(users, "ada").password().matches("Secret".toCharArray()))
                .isFalse();
    }

    @Test
    void bothAlgorithmsAreTaken() throws IOException {
        String sha512 = TestingUsersFile.hash("PBKDF2WithHmacSHA512", "secret", 210_000);

        Map<String, UsersFile.User> users = UsersFile.read(file.write("ada=" + sha512));

        assertThat(user(users, "ada").password().matches("secret".toCharArray()))
                .isTrue();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceAndNoHash() throws IOException {
        Path path = file.write(
                "ada",
                "anonymous=" + HASH,
                "a:b=" + HASH,
                "bob=secret",
                "bob=" + HASH,
                "bob=" + HASH,
                "eve=" + HASH + ",agentee-aprover,",
                "weak=" + TestingUsersFile.hash("PBKDF2WithHmacSHA256", "secret", 1000),
                "odd=PBKDF2WithHmacSHA256:210000:*:*",
                "odd=PBKDF2WithHmacSHA256:many:c2FsdA==:aGFzaA==");

        assertThatThrownBy(() -> UsersFile.read(path))
                .isInstanceOf(InvalidUsersException.class)
                .message()
                .isEqualToNormalizingNewlines("""
                        AGTE14202: %1$s, line 1: must be name=hash,role,role; a name has 1 to 128 characters without ':', and is not 'anonymous'
                        AGTE14202: %1$s, line 2: must be name=hash,role,role; a name has 1 to 128 characters without ':', and is not 'anonymous'
                        AGTE14202: %1$s, line 3: must be name=hash,role,role; a name has 1 to 128 characters without ':', and is not 'anonymous'
                        AGTE14204: %1$s, line 4: the password hash of 'bob' is not PBKDF2WithHmacSHA512:<iterations>:<salt>:<hash>; ./agentee hash-password makes one
                        AGTE14203: %1$s, line 6: the user 'bob' is there already
                        AGTE14205: %1$s, line 7: 'eve' has the role 'agentee-aprover', which does not exist; Agentee's own are [agentee-user, agentee-approver, agentee-admin, agentee-auditor]
                        AGTE14205: %1$s, line 7: 'eve' has the role '', which does not exist; Agentee's own are [agentee-user, agentee-approver, agentee-admin, agentee-auditor]
                        AGTE14204: %1$s, line 8: the password hash of 'weak' must have from 210000 to 10000000 iterations; ./agentee hash-password makes one
                        AGTE14204: %1$s, line 9: the password hash of 'odd' has a salt that is not Base64; ./agentee hash-password makes one
                        AGTE14204: %1$s, line 10: the password hash of 'odd' has iterations that are no number; ./agentee hash-password makes one""".formatted(path));
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        Path absent = directory.resolve("absent");

        assertThatThrownBy(() -> UsersFile.read(absent))
                .isInstanceOf(InvalidUsersException.class)
                .hasMessageStartingWith("AGTE14201: " + absent + " cannot be read: ");
    }

    private static UsersFile.User user(Map<String, UsersFile.User> users, String name) {
        return requireNonNull(users.get(name), name);
    }
}
