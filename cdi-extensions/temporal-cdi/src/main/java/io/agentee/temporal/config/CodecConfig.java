package io.agentee.temporal.config;

/**
 * What happens to payloads between the data converter and the wire.
 *
 * @param compression whether payloads that shrink are compressed
 */
public record CodecConfig(boolean compression) {}
