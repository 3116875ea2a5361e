/** A stack's resources with all intrinsics resolved, by type; refuses what can't be run here. */
import type { Assembly } from './assembly.ts';
import { resolve, type Scope } from './intrinsics.ts';
import { scopeOf } from './physical-ids.ts';

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
  /** The parameters' values, of which those that are not to be shown are stars. */
  readonly parameters: Readonly<Record<string, string>>;
  /** All resources of a type. The caller says what its properties look like. */
  readonly ofType: <P = Record<string, unknown>>(type: string) => readonly ResolvedResource<P>[];
  /** By name; undefined for one that names what there is not on one machine. */
  readonly outputs: Readonly<Record<string, unknown>>;
  /** What the template says about its outputs. */
  readonly descriptions: Readonly<Record<string, string | undefined>>;
};

/** Run by `local/`. */
const run = new Set([
  'AWS::DynamoDB::Table',
  'AWS::Lambda::Function',
  'AWS::StepFunctions::StateMachine',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::S3::Bucket',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::SecretsManager::Secret',
  'AWS::Lambda::EventSourceMapping',
  'AWS::SQS::Queue',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'Custom::CDKBucketDeployment',
  'Custom::Trigger',
]);

/** Known, and without anything to run on one machine. */
const passive = new Set([
  // Permissions: not enforced here; the template's tests list them.
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::Logs::ResourcePolicy',
  'Custom::CloudwatchLogResourcePolicy',
  'AWS::CloudFront::OriginAccessControl',
  // Watching: logs are shown at once, and nobody is paged.
  'AWS::Logs::LogGroup',
  'AWS::CloudWatch::Alarm',
  'AWS::SNS::Topic',
  'AWS::SNS::Subscription',
  // Parts of others: versions run as their function, the layer serves the CDK's own copier.
  'AWS::Lambda::Version',
  'AWS::Lambda::LayerVersion',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CDK::Metadata',
]);

/**
 * The stack of an assembly; `address` is where the page and the API are, as `127.0.0.1:8080`. Throws
 * an Error naming every resource of a type that is not known.
 */
export const resolveStack = (
  assembly: Assembly,
  parameters: Readonly<Record<string, string>>,
  address = 'localhost',
): Stack => {
  const { Resources, Outputs, Parameters } = assembly.template;
  const unknown = Object.entries(Resources).filter(
    ([, { Type }]) => !run.has(Type) && !passive.has(Type),
  );
  if (unknown.length > 0) {
    const list = unknown.map(([logicalId, { Type }]) => `  ${logicalId}: ${Type}`).join('\n');
    throw new Error(
      `The template has resources that can't be run on one machine:\n${list}\n` +
        'Teach local/ to run them, or add them to the passive types of local/template/stack.ts.',
    );
  }
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
