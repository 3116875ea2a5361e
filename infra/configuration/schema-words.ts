/** What a schema allows at a place, in words. */
import type * as z from 'zod/mini';
import type { Path } from './json-text.ts';

type Schema = z.core.$ZodType;

/** The definition behind wrappers such as "optional". */
const definitionOf = (schema: Schema): z.core.$ZodTypes['_zod']['def'] => {
  const definition = (schema as z.core.$ZodTypes)._zod.def;
  const isWrapper = definition.type === 'optional' || definition.type === 'default';
  return isWrapper ? definitionOf(definition.innerType) : definition;
};

/** The schema at a place; undefined where there is none. */
export const schemaAt = (schema: Schema, path: Path): Schema | undefined => {
  const [key, ...rest] = path;
  if (key === undefined) return schema;
  const definition = definitionOf(schema);
  const next =
    definition.type === 'array'
      ? definition.element
      : definition.type === 'object'
        ? definition.shape[String(key)]
        : undefined;
  return next === undefined ? undefined : schemaAt(next, rest);
};

/** The keys that an object may have. */
export const keysOf = (schema: Schema | undefined): readonly string[] => {
  if (schema === undefined) return [];
  const definition = definitionOf(schema);
  return definition.type === 'object' ? Object.keys(definition.shape) : [];
};

/** The values that are allowed, where they can be counted. */
export const valuesOf = (schema: Schema | undefined): readonly unknown[] => {
  if (schema === undefined) return [];
  const definition = definitionOf(schema);
  if (definition.type === 'enum') return Object.values(definition.entries);
  return definition.type === 'literal' ? definition.values : [];
};

/** The type that is wanted: `text`, `number`, `boolean`, or undefined for another one. */
export const typeOf = (schema: Schema | undefined): 'text' | 'number' | 'boolean' | undefined => {
  if (schema === undefined) return undefined;
  const { type } = definitionOf(schema);
  if (type === 'string' || type === 'enum') return 'text';
  return type === 'number' || type === 'boolean' ? type : undefined;
};

/** As in "it must be …". */
export const wordsOf = (schema: Schema | undefined): string => {
  const values = valuesOf(schema);
  if (values.length > 0) return `one of ${values.map((value) => JSON.stringify(value)).join(', ')}`;
  if (schema === undefined) return 'another value';
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'string':
      return 'a text in quotes';
    case 'number':
      return 'format' in definition ? 'a whole number' : 'a number';
    case 'boolean':
      return 'true or false';
    case 'array':
      return 'a list: [ … ]';
    case 'object':
      return 'an object: { … }';
    default:
      return 'another value';
  }
};
