/** A stack's resources by type, with all intrinsic functions resolved. */
import type { Assembly } from './assembly.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { assertRunnable } from './resource-types.ts';
import { scopeOf } from './scope.ts';

export type ResolvedResource<Properties> = {
  readonly logicalId: string;
  /** What `Ref` gives: the table's name, the state machine's ARN and so on. */
  readonly ref: string;
  readonly arn: string;
  readonly properties: Properties;
};

export type Stack = {
  readonly name: string;
  /** Its ARN. */
  readonly id: string;
  readonly assembly: Assembly;
  /** The parameters' values; those with `NoEcho` are replaced by stars. */
  readonly parameters: Readonly<Record<string, string>>;
  /** All resources of a type. The caller says what their properties look like. */
  readonly ofType: <P = Record<string, unknown>>(type: string) => readonly ResolvedResource<P>[];
  /** By name; undefined for an output of something that does not exist on one machine. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** The descriptions of the outputs, by name. */
  readonly descriptions: Readonly<Record<string, string | undefined>>;
};

/**
 * The stack of an assembly; `address` is the host and port of the page and the API, such as
 * `127.0.0.1:8080`. Throws an Error that names every resource of a type that is not known here.
 */
export const resolveStack = (
  assembly: Assembly,
  parameters: Readonly<Record<string, string>>,
  address = 'localhost',
): Stack => {
  const { Resources, Outputs, Parameters } = assembly.template;
  assertRunnable(assembly.template);
  const scope = scopeOf(assembly, parameters, address);
  return {
    name: assembly.stackName,
    id: String(scope.ref('AWS::StackId')),
    assembly,
    parameters: Object.fromEntries(
      Object.entries(Parameters).map(([name, { NoEcho, Default }]) => [
        name,
        NoEcho === true ? '****' : String(parameters[name] ?? Default ?? ''),
      ]),
    ),
    ofType: <P>(type: string) =>
      Object.entries(Resources)
        .filter(([, { Type }]) => Type === type)
        .map(([logicalId, { Properties }]) => ({
          logicalId,
          ref: String(scope.ref(logicalId)),
          arn: arnOf(scope, logicalId),
          properties: resolve(Properties ?? {}, scope) as P,
        })),
    outputs: Object.fromEntries(
      Object.entries(Outputs).map(([name, { Value }]) => [name, outputOf(Value, scope, address)]),
    ),
    descriptions: Object.fromEntries(
      Object.entries(Outputs).map(([name, { Description }]) => [name, Description]),
    ),
  };
};

const arnOf = (scope: Scope, logicalId: string): string => {
  const ref = String(scope.ref(logicalId));
  return ref.startsWith('arn:') ? ref : String(attributeOr(scope, logicalId, ref));
};

const attributeOr = (scope: Scope, logicalId: string, otherwise: string): unknown => {
  try {
    return scope.attribute(logicalId, 'Arn');
  } catch {
    return otherwise;
  }
};

const outputOf = (value: unknown, scope: Scope, address: string): unknown => {
  try {
    const output = resolve(value, scope);
    // There is no TLS on one machine.
    return typeof output === 'string'
      ? output.replace(`https://${address}/`, `http://${address}/`)
      : output;
  } catch {
    return undefined;
  }
};
