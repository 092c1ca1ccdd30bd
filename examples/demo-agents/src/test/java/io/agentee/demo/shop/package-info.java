@NullMarked
package io.agentee.demo.shop;

import org.jspecify.annotations.NullMarked;
