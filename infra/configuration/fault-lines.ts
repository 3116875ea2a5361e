/** Says what is wrong in a file: where, what was got, what is allowed, and what was likely meant. */
import type * as z from 'zod/mini';
import type { Fault } from '../../functions/pricing/invalid-file.ts';
import type { JsonText, Path } from './json-text.ts';
import { hintAt, nearest } from './nearest.ts';
import { keysOf, schemaAt, wordsOf } from './schema-words.ts';

export type Source = {
  /** Where the faults' paths begin, as a path in the text, such as `context`, `holdfast`. */
  readonly base: Path;
  /** How the file's own root is called, such as `holdfast`; '' for none. */
  readonly root: string;
  readonly schema: z.core.$ZodType;
  readonly json: JsonText;
};

/** The lines for these faults, in the order of the file's schema. */
export const faultLines = (source: Source, faults: readonly Fault[]): readonly string[] =>
  faults.flatMap((fault) =>
    fault.code === 'unrecognized_keys'
      ? fault.keys.map((key) => unknownKey(source, fault.path, key))
      : [wrongValue(source, fault)],
  );

const unknownKey = ({ base, root, schema, json }: Source, path: Path, key: string): string => {
  const keys = keysOf(schemaAt(schema, path)).filter((each) => each !== '$schema');
  const meant = nearest(key, keys);
  const hint = meant === undefined ? '.' : `; did you mean ${meant}?`;
  return (
    `${json.placeOfKey([...base, ...path, key])}: ${nameOf(root, [...path, key])}: ` +
    `there is no such key${hint} The keys here are ${keys.join(', ')}.`
  );
};

const wrongValue = ({ base, root, schema, json }: Source, fault: Fault): string => {
  const { path } = fault;
  const at = schemaAt(schema, path);
  const name = nameOf(root, path);
  const got = valueAt(json.value, [...base, ...path]);
  const place = json.placeOf([...base, ...path]);
  if (fault.code === 'custom') return `${place}: ${name}: ${sentence(fault.message)}`;
  const allowed = fault.message.startsWith('must') ? fault.message : allowedBy(fault, at);
  if (got === undefined) return `${place}: ${name} is missing. It ${allowed}.`;
  const hint = hintAt(at, got);
  return `${place}: ${name} is ${shown(got)}. It ${allowed}${hint === '' ? '.' : `: ${hint}`}`;
};

const sentence = (words: string): string => (words.endsWith('?') ? words : `${words}.`);

/** As `products.1.stock`; the whole is `the file`, unless it has a name. */
const nameOf = (root: string, path: Path): string =>
  [...(root === '' ? [] : [root]), ...path.map(String)].join('.') || 'the file';

const valueAt = (value: unknown, path: Path): unknown => {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  return typeof value === 'object' && value !== null
    ? valueAt((value as Readonly<Record<PropertyKey, unknown>>)[key], rest)
    : undefined;
};

const longest = 60;

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
};

const allowedBy = (fault: Fault, schema: z.core.$ZodType | undefined): string => {
  if (fault.code === 'too_small') {
    const { origin, minimum, inclusive = true } = fault;
    if (origin === 'string') return 'must not be empty';
    if (origin === 'array') return 'must hold at least one';
    return `must be ${wordsOf(schema)} ${inclusive ? 'from' : 'above'} ${minimum}${inclusive ? ' on' : ''}`;
  }
  if (fault.code === 'too_big') return `must be at most ${fault.maximum}`;
  if (fault.code === 'invalid_format' && fault.format === 'email')
    return 'must be an e-mail address';
  return `must be ${wordsOf(schema)}`;
};
