/** What lists are asked for, read strictly. */
@NullMarked
package io.agentee.client.query;

import org.jspecify.annotations.NullMarked;
