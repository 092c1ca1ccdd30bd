package io.agentee.client.json;

/** Marks what this API takes or sends as JSON, so that no JSON provider of the server's own is asked to. */
public interface JsonBody {}
