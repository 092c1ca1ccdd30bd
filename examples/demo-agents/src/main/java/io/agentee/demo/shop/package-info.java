/** The shop: orders, refunds that need approval, and the agent that helps its customers. */
@NullMarked
package io.agentee.demo.shop;

import org.jspecify.annotations.NullMarked;
