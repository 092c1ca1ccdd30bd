package io.agentee.server.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevelopmentUsersTest {

    private final Path directory;
    private final DevelopmentUsers users;

    DevelopmentUsersTest(@TempDir Path directory) {
        this.directory = directory;
        this.users = new DevelopmentUsers(directory);
    }

    @Test
    void usersAreMadeOnceAndKept() {
        assertThat(users.all()).isEmpty();

        users.ensure();
        List<DevelopmentUser> made = users.all();
        users.ensure();

        assertThat(made).extracting(DevelopmentUser::name).containsExactly("ada", "admin", "alan", "auditor", "grace");
        assertThat(made)
                .extracting(DevelopmentUser::password)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.length() == 16);
        assertThat(users.all()).isEqualTo(made);
        assertThat(users.find("grace").orElseThrow().roles()).containsExactly("agentee-user", "agentee-approver");
        assertThat(users.find("eve")).isEmpty();
    }

    @Test
    void bothFilesAreForTheirOwnerAndOnlyOneHasPasswords() throws IOException {
        users.ensure();

        try (var files = Files.list(directory)) {
            assertThat(files.toList()).hasSize(2).allSatisfy(file -> assertThat(
                            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
        String hashes = Files.readString(users.usersFile());
        assertThat(hashes).contains("ada=PBKDF2WithHmacSHA512:210000:", ",agentee-user\n");
        assertThat(users.all()).noneMatch(user -> hashes.contains(user.password()));
    }

    @Test
    void lostUsersFileIsMadeAgainForTheSamePasswords() throws IOException {
        users.ensure();
        List<DevelopmentUser> made = users.all();
        Files.delete(users.usersFile());

        users.ensure();

        assertThat(users.usersFile()).exists();
        assertThat(users.all()).isEqualTo(made);
    }

    @Test
    void equalPasswordsHaveDifferentHashes() {
        assertThat(PasswordHash.of("secret")).isNotEqualTo(PasswordHash.of("secret"));
    }

    @Test
    void passwordsAreNotShownByAccident() {
        assertThat(new DevelopmentUser("ada", List.of("agentee-user"), "secret"))
                .hasToString("ada[agentee-user]");
    }
}
