/** The types of resources that may be in a template, and what becomes of each on one machine. */
import type { Template } from './assembly.ts';

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

/** Throws an Error that names every resource of a type that is not known. */
export const assertRunnable = ({ Resources }: Template): void => {
  const unknown = Object.entries(Resources).filter(
    ([, { Type }]) => !run.has(Type) && !passive.has(Type),
  );
  if (unknown.length === 0) return;
  const list = unknown.map(([logicalId, { Type }]) => `  ${logicalId}: ${Type}`).join('\n');
  throw new Error(
    `The template has resources that can't be run on one machine:\n${list}\n` +
      'Teach local/ to run them, or add them to the passive types of ' +
      'local/template/resource-types.ts.',
  );
};
