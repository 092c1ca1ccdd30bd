package io.agentee.cdi;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** The implementations of an SPI that a deployment has. */
public final class Services {

    private Services() {}

    /**
     * Finds all of them, past those that cannot be loaded.
     *
     * @param spi what they implement
     * @param loader sees them
     * @param found takes each
     * @param unloadable is told why one cannot be loaded
     */
    public static <S> void find(Class<S> spi, ClassLoader loader, Consumer<S> found, Consumer<String> unloadable) {
        Iterator<S> services = ServiceLoader.load(spi, loader).iterator();
        while (next(services, found, unloadable)) {
            // each step notes its own problem
        }
    }

    private static <S> boolean next(Iterator<S> services, Consumer<S> found, Consumer<String> unloadable) {
        try {
            if (!services.hasNext()) {
                return false;
            }
            found.accept(services.next());
        } catch (ServiceConfigurationError broken) {
            unloadable.accept(String.valueOf(broken.getMessage()));
        }
        return true;
    }
}
