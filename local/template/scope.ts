/** What the names in a template stand for: parameters, pseudo parameters and resources. */
import type { Assembly } from './assembly.ts';
import { noValue, resolve, type Scope } from './intrinsics.ts';
import { type Identity, identify, nameProperties, pseudoParameters } from './physical-ids.ts';

/**
 * The scope of a stack's template with these parameter values; `address` is the host and port of
 * the page and the API. Throws an Error for a parameter that the template does not have. The scope
 * throws one for a parameter without a value, and for a resource or attribute that does not exist.
 */
export const scopeOf = (
  { stackName, template }: Assembly,
  parameters: Readonly<Record<string, string>>,
  address: string,
): Scope => {
  const unknown = Object.keys(parameters).filter((name) => !(name in template.Parameters));
  if (unknown.length > 0) {
    throw new Error(`The template has no parameter ${unknown.join(', ')}.`);
  }
  const pseudo: Readonly<Record<string, unknown>> = {
    ...pseudoParameters(stackName),
    'AWS::NoValue': noValue,
  };
  const identityOf = (logicalId: string): Identity => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`The template has no resource ${logicalId}.`);
    const given = resource.Properties?.[nameProperties[resource.Type] ?? ''];
    const name = given === undefined ? `${stackName}-${logicalId}` : String(resolve(given, scope));
    return identify(resource.Type, logicalId, { name, address });
  };
  const versionOf = (logicalId: string): string | undefined => {
    const resource = template.Resources[logicalId];
    if (resource?.Type !== 'AWS::Lambda::Version') return undefined;
    const named = resource.Properties?.FunctionName as { readonly Ref?: string } | undefined;
    return `${identityOf(named?.Ref ?? logicalId).attributes?.Arn}:1`;
  };
  const scope: Scope = {
    ref: (name) => {
      if (name in pseudo) return pseudo[name];
      if (name in template.Parameters) {
        const value = parameters[name] ?? template.Parameters[name]?.Default;
        if (value === undefined) throw new Error(`The parameter ${name} needs a value.`);
        return String(value);
      }
      return versionOf(name) ?? identityOf(name).ref;
    },
    attribute: (logicalId, attribute) => {
      const value = identityOf(logicalId).attributes?.[attribute];
      if (value === undefined) throw new Error(`${logicalId} has no attribute ${attribute} here.`);
      return value;
    },
  };
  return scope;
};
