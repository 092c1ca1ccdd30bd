package io.agentee.server.launcher;

import io.agentee.server.process.ServerFailure;
import io.agentee.server.users.PasswordHash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** Takes the password from standard input: arguments stand in the process list and in the history of the shell. */
@Command(
        name = "hash-password",
        description = "Reads a password from standard input, and prints its hash for a users file.")
final class HashPasswordCommand implements Runnable {

    private final Terminal terminal;

    HashPasswordCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String password = password();
        if (password.isEmpty()) {
            throw new ServerFailure("There is no password on standard input: type one, or pipe it in");
        }
        terminal.say(PasswordHash.of(password));
    }

    private static String password() {
        try {
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        } catch (IOException failure) {
            throw new ServerFailure("Cannot read the password: " + failure.getMessage(), failure);
        }
    }
}
