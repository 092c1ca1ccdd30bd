package io.agentee.e2e.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/**
 * How somebody looks at pages.
 *
 * @param width of the window, in CSS pixels
 * @param height of the window
 * @param touch whether it is a phone
 * @param javaScript whether scripts run
 * @param dark whether dark colours are preferred to light ones
 * @param reducedMotion whether pages are asked to keep still
 */
public record View(int width, int height, boolean touch, boolean javaScript, boolean dark, boolean reducedMotion) {

    /** A window on a desk. */
    public static final View DESKTOP = new View(1280, 800, false, true, false, false);

    /** A small phone: the narrowest screen on which WCAG wants nothing to be cut off (1.4.10, Reflow). */
    public static final View PHONE = new View(320, 640, true, true, false, false);

    /** The same, where scripts do not run. */
    public View withoutJavaScript() {
        return new View(width, height, touch, false, dark, reducedMotion);
    }

    /** The same in dark colours. */
    public View inTheDark() {
        return new View(width, height, touch, javaScript, true, reducedMotion);
    }

    /** The same for who asks for less motion. */
    public View withReducedMotion() {
        return new View(width, height, touch, javaScript, dark, true);
    }

    /** What tells pictures of this view from those of others. */
    String label() {
        String window = touch ? "phone" : "desktop";
        return window + (dark ? " dark" : "") + (javaScript ? "" : " without JavaScript");
    }

    NewContextOptions options() {
        return new NewContextOptions()
                .setViewportSize(width, height)
                .setIsMobile(touch)
                .setHasTouch(touch)
                .setJavaScriptEnabled(javaScript)
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(reducedMotion ? ReducedMotion.REDUCE : ReducedMotion.NO_PREFERENCE)
                .setLocale("en-GB")
                .setTimezoneId("UTC");
    }
}
