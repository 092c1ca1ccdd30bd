/** Model providers through LangChain4j: what is said to it, what it says, and what each provider does its own way. */
@NullMarked
package io.agentee.models.langchain;

import org.jspecify.annotations.NullMarked;
