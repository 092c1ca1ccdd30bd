package io.agentee.e2e.browser;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests {@link Tabs} of the one browser of the suite, which starts when the first tab is opened and ends with the suite. Of a
 * test that fails it keeps a picture of each tab.
 */
public final class Browsers implements AfterTestExecutionCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(Browsers.class);

    static {
        // Patience for busy machines; no test takes longer because of it.
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    /** With this the parameters of a constructor belong to the test, too. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Tabs.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .computeIfAbsent(Tabs.class, key -> new Tabs(chromium(context), screenshots(context)), Tabs.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Tabs tabs = context.getStore(NAMESPACE).get(Tabs.class, Tabs.class);
        if (tabs != null && context.getExecutionException().isPresent()) {
            tabs.photographFailure();
        }
    }

    private static SharedChromium chromium(ExtensionContext context) {
        return context.getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(SharedChromium.class, key -> new SharedChromium(), SharedChromium.class);
    }

    private static Screenshots screenshots(ExtensionContext context) {
        return new Screenshots(context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName());
    }
}
