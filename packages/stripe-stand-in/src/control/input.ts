/** What a request to the control says: the members of a JSON object, each checked as it is read. */
import { invalidRequest } from '../api/errors.ts';

export type Input = Readonly<Record<string, unknown>>;

const isInput = (value: unknown): value is Input =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON object in a body; empty without a body. Throws a 400 that says what is wrong with it. */
export const parseInput = (body: string): Input => {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw invalidRequest('The body is not JSON.');
  }
  if (isInput(value)) return value;
  throw invalidRequest('The body must be a JSON object, such as {"advanceSeconds": 60}.');
};

/** Throws a 400 for the first member that is not one of `names`. */
export const assertNames = (input: Input, names: readonly string[]): void => {
  const unknown = Object.keys(input).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  const known = names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.`;
  throw invalidRequest(`This request has no member "${unknown}". ${known}`);
};

const refuse = (name: string, given: unknown, wanted: string): never => {
  const got = given === undefined ? 'nothing' : JSON.stringify(given);
  throw invalidRequest(`"${name}" must be ${wanted}. It was ${got}.`);
};

export const textIn = (input: Input, name: string, example: string): string => {
  const value = input[name];
  return typeof value === 'string' && value !== ''
    ? value
    : refuse(name, value, `a text such as ${example}`);
};

export const choiceIn = <Choice extends string>(
  input: Input,
  name: string,
  choices: readonly Choice[],
): Choice => {
  const value = input[name];
  return (
    choices.find((choice) => choice === value) ??
    refuse(name, value, `one of ${choices.join(', ')}`)
  );
};

export const optionalTextIn = (input: Input, name: string, example: string): string | undefined =>
  input[name] === undefined ? undefined : textIn(input, name, example);

/** A number of seconds that can pass: whole, and not negative. */
export const secondsIn = (input: Input, name: string): number => {
  const value = input[name];
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
    ? value
    : refuse(name, value, 'a whole number of seconds that is not negative');
};

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

export const optionalTextsIn = (input: Input, name: string): readonly string[] | undefined => {
  const value = input[name];
  return value === undefined || isTexts(value) ? value : refuse(name, value, 'a list of texts');
};
