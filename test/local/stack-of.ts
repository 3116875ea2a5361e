/** A stack of these resources, by logical id, as it would be synthesized with the name Shop. */
import type { Resource, Template } from '../../local/template/assembly.ts';
import { resolveStack, type Stack } from '../../local/template/stack.ts';

type Rest = Partial<Pick<Template, 'Parameters' | 'Outputs'>> & {
  readonly values?: Readonly<Record<string, string>>;
  readonly assetPath?: (key: string) => string;
};

export const stackOf = (Resources: Readonly<Record<string, Resource>>, rest: Rest = {}): Stack => {
  const {
    Parameters = {},
    Outputs = {},
    values = {},
    assetPath = (key) => `/assets/${key}`,
  } = rest;
  return resolveStack(
    { stackName: 'Shop', template: { Parameters, Resources, Outputs }, assetPath },
    values,
    '127.0.0.1:8080',
  );
};
