/** Form-encoded parameters with nested names, as stripe-node sends them: `a[b][0]=c`. */
import { invalidParameter } from './errors.ts';

export type Params = { readonly [name: string]: string | Params };

/** The parameters of a body or a query as nested objects. An index of a list becomes a name. */
export const parseForm = (text: string): Params => {
  const root: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [...name.matchAll(/[^[\]]+/g)].map(([part]) => part);
    const isItem = name.endsWith('[]');
    let at = root;
    for (const part of isItem ? path : path.slice(0, -1)) {
      if (typeof at[part] !== 'object') at[part] = Object.create(null);
      at = at[part] as Record<string, unknown>;
    }
    at[isItem ? String(Object.keys(at).length) : (path.at(-1) ?? '')] = value;
  }
  return root as Params;
};

/** The parameters that a request may have, by their names. `*` stands for every other name. */
export type Allowed = { readonly [name: string]: true | Allowed };

/** Throws Stripe's `parameter_unknown` for the first parameter that is not allowed. */
export const refuseUnknown = (params: Params, allowed: Allowed, path = ''): void => {
  for (const [name, value] of Object.entries(params)) {
    const full = path === '' ? name : `${path}[${name}]`;
    const rule = Object.hasOwn(allowed, name) ? allowed[name] : allowed['*'];
    if (rule === undefined) {
      throw invalidParameter(`Received unknown parameter: ${full}`, {
        code: 'parameter_unknown',
        param: full,
      });
    }
    if (rule !== true && typeof value === 'object') refuseUnknown(value, rule, full);
  }
};

export const text = (params: Params, name: string): string | undefined => {
  const value = params[name];
  return typeof value === 'string' ? value : undefined;
};

export const group = (params: Params, name: string): Params | undefined => {
  const value = params[name];
  return typeof value === 'object' ? value : undefined;
};

export const flag = (params: Params, name: string): boolean => text(params, name) === 'true';

/** The integer; undefined when it is not there. Throws Stripe's `parameter_invalid_integer`. */
export const integer = (params: Params, name: string): number | undefined => {
  const value = text(params, name);
  if (value === undefined) return undefined;
  if (/^-?\d+$/.test(value)) return Number(value);
  throw invalidParameter(`Invalid integer: ${value}`, {
    code: 'parameter_invalid_integer',
    param: name,
  });
};

/** The value. Throws Stripe's `parameter_missing` when it is not there, or empty. */
export const required = <T>(value: T | undefined, name: string): T => {
  if (value !== undefined && value !== '') return value;
  throw invalidParameter(`Missing required param: ${name}.`, {
    code: 'parameter_missing',
    param: name,
  });
};

/** One of `values`; undefined when it is not there. Throws Stripe's sentence with all of them. */
export const oneOf = <T extends string>(
  value: string | undefined,
  name: string,
  values: readonly T[],
): T | undefined => {
  if (value === undefined || (values as readonly string[]).includes(value)) return value as T;
  const list = `${values.slice(0, -1).join(', ')}, or ${values.at(-1)}`;
  throw invalidParameter(`Invalid ${name}: must be one of ${list}`, { param: name });
};

/** The texts of a list parameter: `name[0]=a&name[1]=b`. */
export const list = (params: Params, name: string): readonly string[] =>
  Object.values(group(params, name) ?? {}).filter((each) => typeof each === 'string');
