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
  readonly assembly: Assembly;
  /** All resources of a type. The caller says what its properties look like. */
  readonly ofType: <P = Record<string, unknown>>(type: string) => readonly ResolvedResource<P>[];
  readonly outputs: Readonly<Record<string, unknown>>;
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

/** The stack of an assembly. Throws an Error naming every resource of a type that is not known. */
export const resolveStack = (
  assembly: Assembly,
  parameters: Readonly<Record<string, string>>,
): Stack => {
  const { Resources, Outputs } = assembly.template;
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
  const scope = scopeOf(assembly, parameters);
  return {
    assembly,
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
      Object.entries(Outputs).map(([name, { Value }]) => [name, outputOf(Value, scope)]),
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

const outputOf = (value: unknown, scope: Scope): unknown => {
  try {
    return resolve(value, scope);
  } catch {
    return undefined;
  }
};
