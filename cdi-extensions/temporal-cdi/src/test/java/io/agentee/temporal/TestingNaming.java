package io.agentee.temporal;

import java.lang.reflect.Proxy;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;

/** A JNDI with a few names, for the whole JVM until it is closed. */
public final class TestingNaming implements AutoCloseable {
    private static final Map<String, Object> BOUND = new ConcurrentHashMap<>();

    private TestingNaming() {}

    public static TestingNaming with(Map<String, ?> bound) {
        BOUND.putAll(bound);
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Factory.class.getName());
        return new TestingNaming();
    }

    /** For tests that need the names and nothing else of this. */
    public void assertActive() {
        if (!Factory.class.getName().equals(System.getProperty(Context.INITIAL_CONTEXT_FACTORY))) {
            throw new AssertionError("closed");
        }
    }

    @Override
    public void close() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
        BOUND.clear();
    }

    /** Made by JNDI. */
    public static final class Factory implements InitialContextFactory {
        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return (Context) Proxy.newProxyInstance(
                    Factory.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, arguments) -> {
                        if (!method.getName().equals("lookup")) {
                            return null;
                        }
                        String name = arguments[0].toString();
                        return Optional.ofNullable(BOUND.get(name)).orElseThrow(() -> new NameNotFoundException(name));
                    });
        }
    }
}
