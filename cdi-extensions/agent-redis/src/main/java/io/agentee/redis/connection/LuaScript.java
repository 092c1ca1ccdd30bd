package io.agentee.redis.connection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisNoScriptException;
import org.redisson.client.protocol.RedisCommand;
import org.redisson.client.protocol.RedisCommands;

/**
 * A script that Redis runs at one go. It is sent once, and then named by its digest for as long as Redis knows it.
 *
 * @param text the script
 * @param digest its SHA-1, by which Redis knows it
 */
public record LuaScript(String text, String digest) {

    private static final RedisCommand<Object> EVALSHA = new RedisCommand<>("EVALSHA");

    /** A script of this text. */
    public static LuaScript of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return new LuaScript(text, HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }

    /** Runs it for one key. */
    public <R extends @Nullable Object> CompletableFuture<R> run(RedisLink link, String key, Object... arguments) {
        CompletableFuture<R> known = link.send(RedisLink.TIMEOUT, EVALSHA, parameters(digest, key, arguments));
        return known.exceptionallyCompose(failure -> isUnknown(failure)
                ? link.send(RedisLink.TIMEOUT, RedisCommands.EVAL_OBJECT, parameters(text, key, arguments))
                : CompletableFuture.failedFuture(failure));
    }

    /** Redisson wraps what Redis refuses, though not always. */
    private static boolean isUnknown(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisNoScriptException;
    }

    private static Object[] parameters(String script, String key, Object... arguments) {
        Object[] parameters = new Object[arguments.length + 3];
        parameters[0] = script;
        parameters[1] = 1;
        parameters[2] = key;
        System.arraycopy(arguments, 0, parameters, 3, arguments.length);
        return parameters;
    }
}
