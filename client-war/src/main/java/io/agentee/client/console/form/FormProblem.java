package io.agentee.client.console.form;

/**
 * What is wrong with a field.
 *
 * @param pointer where, a JSON Pointer
 * @param fieldId the id of the field on the page
 * @param sentence what is wrong, and what is meant
 */
public record FormProblem(String pointer, String fieldId, String sentence) {}
