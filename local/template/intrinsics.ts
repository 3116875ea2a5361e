/** Resolves those of CloudFormation's intrinsic functions that the templates here use. */

export type Scope = {
  /** What `Ref` gives: a parameter's value, a pseudo parameter's, or a resource's physical id. */
  readonly ref: (name: string) => unknown;
  /** What `Fn::GetAtt` gives. */
  readonly attribute: (logicalId: string, attribute: string) => unknown;
};

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const asText = (value: unknown, what: string): string => {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  throw new Error(`${what} needs a text, and got ${JSON.stringify(value)}.`);
};

const asList = (value: unknown, what: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${what} needs a list, and got ${JSON.stringify(value)}.`);
};

const substitute: Intrinsic = (argument, scope) => {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = resolve(variables, scope) as Record<string, unknown>;
  return asText(text, 'Fn::Sub').replace(
    /\$\{(!?)([^}]+)\}/g,
    (_, literal: string, name: string) => {
      if (literal === '!') return `\${${name}}`;
      if (name in own) return asText(own[name], 'Fn::Sub');
      const [logicalId = '', ...attribute] = name.split('.');
      if (attribute.length === 0) return asText(scope.ref(name), `Fn::Sub of ${name}`);
      return asText(scope.attribute(logicalId, attribute.join('.')), `Fn::Sub of ${name}`);
    },
  );
};

const intrinsics: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(asText(name, 'Ref')),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, attribute] =
      typeof argument === 'string' ? argument.split(/\.(.*)/s) : asList(argument, 'Fn::GetAtt');
    return scope.attribute(asText(logicalId, 'Fn::GetAtt'), asText(attribute, 'Fn::GetAtt'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = asList(argument, 'Fn::Join');
    return asList(resolve(parts, scope), 'Fn::Join')
      .map((part) => asText(part, 'Fn::Join'))
      .join(asText(separator, 'Fn::Join'));
  },
  'Fn::Sub': substitute,
  'Fn::Select': (argument, scope) => {
    const [index, list] = asList(argument, 'Fn::Select');
    const chosen = asList(resolve(list, scope), 'Fn::Select')[Number(resolve(index, scope))];
    if (chosen === undefined) throw new Error(`Fn::Select: there is no element ${String(index)}.`);
    return chosen;
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = asList(argument, 'Fn::Split');
    return asText(resolve(text, scope), 'Fn::Split').split(asText(separator, 'Fn::Split'));
  },
  'Fn::Base64': (argument, scope) =>
    Buffer.from(asText(resolve(argument, scope), 'Fn::Base64')).toString('base64'),
};

/**
 * `value` with every intrinsic function in it resolved. Members whose value is `AWS::NoValue` are
 * left out. Throws an Error that names an intrinsic function that is not known here.
 */
export const resolve = (value: unknown, scope: Scope): unknown => {
  if (Array.isArray(value)) {
    return value.map((each) => resolve(each, scope)).filter((each) => each !== noValue);
  }
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value);
  const [first] = entries;
  if (entries.length === 1 && first !== undefined) {
    const [name, argument] = first;
    const intrinsic = intrinsics[name];
    if (intrinsic !== undefined) return intrinsic(argument, scope);
    if (name.startsWith('Fn::')) throw new Error(`${name} can't be resolved here.`);
  }
  return Object.fromEntries(
    entries
      .map(([name, member]) => [name, resolve(member, scope)] as const)
      .filter(([, member]) => member !== noValue),
  );
};

/** What a `Ref` to `AWS::NoValue` gives. */
export const noValue = Symbol('AWS::NoValue');
