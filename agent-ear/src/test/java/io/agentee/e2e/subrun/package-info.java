/** Runs that hand tasks to sub-agents, on real servers: as callers, approvers and watchers see them, and while servers die. */
@NullMarked
package io.agentee.e2e.subrun;

import org.jspecify.annotations.NullMarked;
