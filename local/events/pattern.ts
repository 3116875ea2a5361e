/**
 * EventBridge's event patterns, which also filter streams: an object of the members that a matching
 * event must have. Source:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */

/** A leaf is a list: one of its matchers must match. */
export type Pattern = { readonly [name: string]: Pattern | readonly Matcher[] };
type Scalar = string | number | boolean | null;
type Matcher = Scalar | Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isScalar = (value: unknown): value is Scalar => value === null || typeof value !== 'object';

/**
 * Throws an Error for an operator that is not known here, and for a leaf that is not a list.
 * `owner` is the resource that has the pattern; the Error names it.
 */
export const assertPattern = (pattern: unknown, owner: string): Pattern => {
  const check = (value: unknown, at: string): void => {
    if (isObject(value) && Object.keys(value).length > 0) {
      for (const [name, member] of Object.entries(value)) {
        if (name.startsWith('$')) throw new Error(`${owner}: ${name} can't be matched here.`);
        check(member, at === '' ? name : `${at}.${name}`);
      }
      return;
    }
    if (!Array.isArray(value) || value.length === 0) {
      throw new Error(`${owner}: the pattern at "${at}" must be a list of what matches.`);
    }
    for (const matcher of value) checkMatcher(matcher, owner, at);
  };
  check(pattern, '');
  return pattern as Pattern;
};

const checkMatcher = (matcher: unknown, owner: string, at: string): void => {
  if (isScalar(matcher)) return;
  const [[operator, operand] = [], ...more] = isObject(matcher) ? Object.entries(matcher) : [];
  const isKnown =
    (operator === 'prefix' && typeof operand === 'string') ||
    (operator === 'exists' && typeof operand === 'boolean') ||
    (operator === 'anything-but' && [operand].flat().every(isScalar));
  if (isKnown && more.length === 0) return;
  throw new Error(
    `${owner}: ${JSON.stringify(matcher)} at "${at}" can't be matched here. There are exact values, ` +
      'prefix, exists, and anything-but of exact values: teach local/events/pattern.ts the others.',
  );
};

/** Whether the event has everything that the pattern names. */
export const matches = (pattern: Pattern, event: unknown): boolean =>
  Object.entries(pattern).every(([name, expected]) => {
    const value = isObject(event) ? event[name] : undefined;
    return isMatcherList(expected)
      ? expected.some((matcher) => matchesOne(matcher, value))
      : matches(expected, value);
  });

const isMatcherList = (expected: Pattern | readonly Matcher[]): expected is readonly Matcher[] =>
  Array.isArray(expected);

/** A list in the event matches when one of its elements does. */
const matchesOne = (matcher: Matcher, value: unknown): boolean => {
  const values = Array.isArray(value) ? value : [value];
  if (!isObject(matcher)) return values.includes(matcher);
  if ('exists' in matcher) return (value !== undefined) === matcher.exists;
  if ('prefix' in matcher) {
    return values.some((each) => typeof each === 'string' && each.startsWith(`${matcher.prefix}`));
  }
  const excluded = [matcher['anything-but']].flat();
  return value !== undefined && values.some((each) => !excluded.includes(each));
};
