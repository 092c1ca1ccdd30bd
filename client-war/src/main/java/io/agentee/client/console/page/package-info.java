/** What all pages of the console have in common: who looks, the frame around the content, times, paths, assets. */
@NullMarked
package io.agentee.client.console.page;

import org.jspecify.annotations.NullMarked;
