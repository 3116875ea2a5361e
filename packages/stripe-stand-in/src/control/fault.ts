/** A fault that a test orders: what goes wrong, with which requests, and how often. */
import { invalidRequest } from '../api/errors.ts';

export const faultKinds = {
  'error-before': 'a 500 before anything happened; the key does not remember it',
  'error-saved': 'a 500 in the place of the effect; the key remembers it',
  'effect-then-500-saved': 'the effect, and yet a 500; the key remembers the 500',
  'lost-reply': 'the effect; the connection is cut before the answer',
  'reset-before': 'the connection is cut before anything happened',
  'slow-before': 'waits for delayMs, then acts',
  'slow-after': 'acts, then waits for delayMs',
  'rate-limit': 'a 429 of the rate limiter',
  'lock-timeout': 'a 429 because the object is locked',
  unavailable: 'a 503',
  'in-use': 'a 409: another request with this key is under way',
  refused: 'a refusal with status and code, and no effect; the key does not remember it',
  'refused-saved': 'a refusal with status and code, and no effect; the key remembers it',
} as const;

export type FaultKind = keyof typeof faultKinds;

const methods = ['GET', 'POST', 'DELETE'] as const;

export type Fault = {
  readonly kind: FaultKind;
  /** Absent for any method. */
  readonly method?: (typeof methods)[number];
  /** A template such as `/v1/payment_intents/:id/capture`; absent for any path. */
  readonly path?: string;
  /** How many matching requests it lets pass first; absent for none. */
  readonly after?: number;
  /** How many requests it affects: `null` for all of them, absent for one. */
  readonly times?: number | null;
  /** For `slow-before` and `slow-after`. */
  readonly delayMs?: number;
  /** For `refused` and `refused-saved`, from 400 to 499: 400 unless given. */
  readonly status?: number;
  /** For the same: Stripe's code. Without it, the first that `refusals.ts` has for the request. */
  readonly code?: string;
};

type Given = Readonly<Record<string, unknown>>;

const refuse = (name: string, given: unknown, allowed: string): never => {
  throw invalidRequest(
    `A fault's ${name} can't be ${JSON.stringify(given) ?? 'missing'}. It is ${allowed}.`,
  );
};

const isKind = (value: unknown): value is FaultKind =>
  typeof value === 'string' && Object.hasOwn(faultKinds, value);

const oneIn = <T extends string>(given: Given, name: string, values: readonly T[]) => {
  const found = values.find((value) => value === given[name]);
  if (found !== undefined || given[name] === undefined) return found;
  return refuse(name, given[name], `one of ${values.join(', ')}`);
};

const wholeNumber = (given: Given, name: string, least: number): number | undefined => {
  const value = given[name];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
  return refuse(name, value, `a whole number, at least ${least}`);
};

const refusalStatus = (given: Given): number | undefined => {
  const status = wholeNumber(given, 'status', 400);
  if (status === undefined || status < 500) return status;
  return refuse('status', status, 'a whole number from 400 to 499');
};

const codeIn = ({ code }: Given): string | undefined => {
  if (code === undefined) return undefined;
  if (typeof code === 'string' && /^\w+$/.test(code)) return code;
  return refuse('code', code, 'one of Stripe’s, such as charge_disputed');
};

const names = ['kind', 'method', 'path', 'after', 'times', 'delayMs', 'status', 'code'];

/**
 * The fault that `given` describes. `templates` are the API's paths. Throws an Error that says what
 * is allowed: otherwise a misspelt fault would never happen, and the test that ordered it would
 * pass.
 */
export const parseFault = (given: Given, templates: readonly string[]): Fault => {
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw invalidRequest(`A fault has no ${unknown}. It has ${names.join(', ')}.`);
  }
  const { kind } = given;
  if (!isKind(kind)) {
    return refuse('kind', kind, `one of ${Object.keys(faultKinds).join(', ')}`);
  }
  const method = oneIn(given, 'method', methods);
  const path = oneIn(given, 'path', templates);
  const after = wholeNumber(given, 'after', 0);
  const times = given.times === null ? null : wholeNumber(given, 'times', 1);
  const delayMs = wholeNumber(given, 'delayMs', 0);
  const status = refusalStatus(given);
  const code = codeIn(given);
  return {
    kind,
    ...(method !== undefined && { method }),
    ...(path !== undefined && { path }),
    ...(after !== undefined && { after }),
    ...(times !== undefined && { times }),
    ...(delayMs !== undefined && { delayMs }),
    ...(status !== undefined && { status }),
    ...(code !== undefined && { code }),
  };
};
