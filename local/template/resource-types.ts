/**
 * The resource types that a template may have here: those that are run, and those that need no
 * running.
 */
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
  'AWS::SNS::Topic',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'Custom::CDKBucketDeployment',
  'Custom::Trigger',
]);

/** These need no running on one machine. */
const passive = new Set([
  // Permissions are not enforced here; the template's tests check them.
  'AWS::IAM::Role',
  'AWS::IAM::Policy',
  'AWS::Lambda::Permission',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Events::EventBusPolicy',
  'AWS::Logs::ResourcePolicy',
  'AWS::Logs::MetricFilter',
  'Custom::CloudwatchLogResourcePolicy',
  'AWS::CloudFront::OriginAccessControl',
  // Monitoring: the console shows the logs, and alarms call nobody.
  'AWS::Logs::LogGroup',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Logs::QueryDefinition',
  'AWS::SNS::Subscription',
  // Parts of other resources: a version is run as its function; the layer is for the CDK's own
  // function.
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
