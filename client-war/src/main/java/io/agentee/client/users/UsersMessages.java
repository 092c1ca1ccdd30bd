package io.agentee.client.users;

import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is said to operators of users. Names of callers stand in it, passwords, hashes and tokens do not. */
@MessageLogger(projectCode = "AGTE", length = 5)
interface UsersMessages {

    UsersMessages MESSAGES =
            Logger.getMessageLogger(MethodHandles.lookup(), UsersMessages.class, "io.agentee.client.users");

    @Message(id = 14200, value = "agentee.security.users-file is not as it must be:%n%s")
    String badUsers(String problems);

    @Message(id = 14201, value = "%s cannot be read: %s")
    String unreadableUsers(Path file, String reason);

    @Message(
            id = 14202,
            value =
                    "%s, line %d: must be name=hash,role,role; a name has 1 to 128 characters without ':', and is not 'anonymous'")
    String illegalUserName(Path file, int line);

    @Message(id = 14203, value = "%s, line %d: the user '%s' is there already")
    String userTwice(Path file, int line, String name);

    @Message(id = 14204, value = "%s, line %d: the password hash of '%s' %s; ./agentee hash-password makes one")
    String badPasswordHash(Path file, int line, String name, String reason);

    @Message(id = 14205, value = "%s, line %d: '%s' has the role '%s', which does not exist; Agentee's own are %s")
    String unknownRole(Path file, int line, String name, String role, List<String> known);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 14210, value = "%d users are known from %s")
    void usersRead(int users, Path file);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 14211, value = "The users file changed and is not as it must be; the users from before stay:%n%s")
    void usersNotReplaced(String problems);
}
