/** Errors as RFC 9457 problems: resources throw, mappers map, and one class answers. */
@NullMarked
package io.agentee.client.problem;

import org.jspecify.annotations.NullMarked;
