/**
 * Stripe's own description of its API, and what of the stand-in's answers is not as it says: a member
 * that Stripe does not have, one that it always has and is missing, a value of another kind.
 * `openapi.js` makes the file.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { findRoute } from '../../src/api/routes.ts';

type Schema = { readonly $ref: string };
export type Description = {
  readonly version: string;
  /** By their requests, such as `GET /v1/charges/:id`. */
  readonly answers: Readonly<Record<string, Schema>>;
  /** What `expand` may name, by the names of objects. */
  readonly expandable: Readonly<Record<string, readonly string[]>>;
  readonly $defs: Readonly<Record<string, { readonly properties: object }>>;
};

const file = path.resolve(import.meta.dirname, '../openapi/answers.json');
export const description = JSON.parse(readFileSync(file, 'utf8')) as Description;

const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addSchema({ $defs: description.$defs }, 'stripe');

const compiled = new Map<string, ValidateFunction>();
const validatorOf = (schema: unknown): ValidateFunction => {
  const text = JSON.stringify(schema).replaceAll('"#/', '"stripe#/');
  const known = compiled.get(text) ?? ajv.compile(JSON.parse(text) as object);
  compiled.set(text, known);
  return known;
};

const faultsOf = (schema: unknown, value: unknown): readonly string[] => {
  const validate = validatorOf(schema);
  // As it is on the wire: a member that is undefined is not there.
  if (validate(JSON.parse(JSON.stringify(value)))) return [];
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    [instancePath, message, JSON.stringify(params)].join(' '),
  );
};

/** What is wrong with an object of this name, such as `payment_intent`. */
export const faultsOfObject = (name: string, value: unknown): readonly string[] =>
  description.$defs[name] === undefined
    ? [`Stripe's description has no ${name}`]
    : faultsOf({ $ref: `#/$defs/${name}` }, value);

type Answer = { readonly status: number; readonly body: unknown };

/** What is wrong with the answer to a request, an error's as well. */
export const faultsOfAnswer = (
  method: string,
  requestPath: string,
  { status, body }: Answer,
): readonly string[] => {
  if (status !== 200) return faultsOfObject('error', body);
  const template = findRoute(method, requestPath)?.route.template;
  const schema = description.answers[`${method} ${template}`];
  // Stripe's description has no request that only Stripe.js makes.
  if (schema !== undefined) return faultsOf(schema, body);
  return faultsOfObject((body as { object: string }).object, body);
};
