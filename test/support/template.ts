/** The synthesized template, as CloudFormation gets it, read with its references made plain. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { assemblyFolder } from './synthesize-once.ts';

export type Resource = {
  readonly Type: string;
  readonly Properties: Record<string, unknown>;
  readonly DeletionPolicy?: string;
};

type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: Readonly<Record<string, { readonly Value: unknown }>>;
  readonly Parameters: Readonly<Record<string, Record<string, unknown>>>;
};

/**
 * A value with its references as text: `<Id>` for a Ref, `<Id.Attribute>` for an attribute, joins
 * joined, and other functions as `<Fn::Name …>`. Logical ids are shown without their hashes.
 */
export const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (value === null || typeof value !== 'object') return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && name === 'Ref') return `<${withoutHash(String(argument))}>`;
  if (others.length === 0 && name.startsWith('Fn::')) return plainFunction(name, argument);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, plain(member)]));
};

const plainFunction = (name: string, argument: unknown): unknown => {
  if (name === 'Fn::GetAtt') {
    const [id, attribute] = argument as [string, string];
    return `<${withoutHash(id)}.${attribute}>`;
  }
  if (name === 'Fn::Join') {
    const [separator, parts] = argument as [string, unknown[]];
    return parts.map((part) => String(plain(part))).join(separator);
  }
  return `<${name} ${JSON.stringify(plain(argument))}>`;
};

/** The id that a construct's path gives, without the hash that the CDK adds. */
export const withoutHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, '');

const file = (name: string): string => readFileSync(path.join(assemblyFolder, name), 'utf8');

/** The template with plain references; resources are named without hashes. */
export const template = (): Template => {
  const parsed = JSON.parse(file('Holdfast.template.json')) as Template;
  const { Resources, Outputs, Parameters } = parsed;
  const resources = Object.entries(Resources).map(([id, resource]) => [
    withoutHash(id),
    plain(resource),
  ]);
  return {
    Resources: Object.fromEntries(resources),
    Outputs: plain(Outputs) as Template['Outputs'],
    Parameters,
  };
};

/** The properties of each resource of a type, by its name. */
export const propertiesOf = (type: string): Readonly<Record<string, Record<string, unknown>>> =>
  Object.fromEntries(
    Object.entries(template().Resources)
      .filter(([, resource]) => resource.Type === type)
      .map(([id, { Properties }]) => [id, Properties]),
  );

export type State = {
  readonly Type: string;
  readonly Next?: string;
  readonly End?: boolean;
  readonly Default?: string;
  readonly Choices?: readonly {
    readonly Variable: string;
    readonly StringEquals: string;
    readonly Next: string;
  }[];
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly Retry?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly IntervalSeconds?: number;
    readonly MaxAttempts: number;
    readonly BackoffRate?: number;
    readonly MaxDelaySeconds?: number;
    readonly JitterStrategy?: string;
  }[];
  readonly Catch?: readonly {
    readonly ErrorEquals: readonly string[];
    readonly Next: string;
    readonly ResultPath?: string;
  }[];
  readonly Parameters?: Record<string, unknown>;
  readonly ResultPath?: string | null;
};

/** The state machine's definition. */
export const definition = (): {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
} => {
  const [machine] = Object.values(propertiesOf('AWS::StepFunctions::StateMachine'));
  return JSON.parse(String(machine?.DefinitionString));
};

/** The names of the files of a function's asset, as it is deployed. */
export const assetFolderOf = (functionName: string): string => {
  const { Code } = propertiesOf('AWS::Lambda::Function')[functionName] as {
    Code: { S3Key: string };
  };
  return path.join(assemblyFolder, `asset.${Code.S3Key.replace(/\.zip$/, '')}`);
};
