// What is wrong with one event, by AG-UI's schemas. These let unknown keys pass, since clients have to; the specification does
// not allow them, so they are closed here. It has no null either.
import { EventSchemas } from '@ag-ui/core/schemas';
import { z } from 'zod/v4';

function closed(schema) {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return closed(schema.unwrap()).optional();
  }
  if (schema instanceof z.ZodArray) {
    return z.array(closed(schema.element));
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    return z.discriminatedUnion(schema.def.discriminator, schema.options.map(closed));
  }
  if (schema instanceof z.ZodUnion) {
    return z.union(schema.options.map(closed));
  }
  // The specification leaves a few objects open, and marks them.
  if (schema instanceof z.ZodObject && !schema.meta()?.specOpen) {
    return z.strictObject(Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, closed(field)])));
  }
  return schema;
}

const CLOSED = closed(EventSchemas);

function broken(schema, event) {
  const issues = schema.safeParse(event).error?.issues ?? [];
  return issues.map(({ path, message }) => `/${path.join('/')}: ${message}`);
}

function nulls(value, path) {
  if (value === null) {
    return [`${path}: null`];
  }
  return typeof value === 'object'
    ? Object.entries(value).flatMap(([key, child]) => nulls(child, `${path}/${key}`))
    : [];
}

export function problemsOfEvent(event) {
  return [...new Set([...broken(EventSchemas, event), ...broken(CLOSED, event), ...nulls(event, '')])];
}
