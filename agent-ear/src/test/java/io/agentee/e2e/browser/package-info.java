/** Pages as people see them: a real Chromium, driven by Playwright. */
@NullMarked
package io.agentee.e2e.browser;

import org.jspecify.annotations.NullMarked;
