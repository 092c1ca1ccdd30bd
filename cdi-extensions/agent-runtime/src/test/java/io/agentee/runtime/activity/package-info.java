@NullMarked
package io.agentee.runtime.activity;

import org.jspecify.annotations.NullMarked;
