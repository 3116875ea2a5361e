/** The physical names, ARNs and addresses that resources would get in an account. */
import { createHash } from 'node:crypto';
import type { Assembly } from './assembly.ts';
import { noValue, resolve, type Scope } from './intrinsics.ts';

const region = 'us-east-1';
const account = '000000000000';

const guidOf = (text: string): string => {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join('-');
};

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${region}:${account}:${resource}`;

/** By type: what `Ref` gives, and which attributes there are. */
type Identity = {
  readonly ref: string;
  readonly attributes?: Readonly<Record<string, string>>;
};

/** Where a template may say the physical name itself. */
const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Events::EventBus': 'Name',
};

type Naming = { readonly name: string; readonly address: string };

const identify = (type: string, logicalId: string, { name, address }: Naming): Identity => {
  switch (type) {
    case 'AWS::DynamoDB::Table': {
      const table = arn('dynamodb', `table/${name}`);
      const StreamArn = `${table}/stream/2026-01-01T00:00:00.000`;
      return { ref: name, attributes: { Arn: table, StreamArn } };
    }
    case 'AWS::Lambda::Function':
      return { ref: name, attributes: { Arn: arn('lambda', `function:${name}`) } };
    case 'AWS::StepFunctions::StateMachine': {
      const machine = arn('states', `stateMachine:${name}`);
      return { ref: machine, attributes: { Arn: machine, Name: name } };
    }
    case 'AWS::SecretsManager::Secret':
      return { ref: arn('secretsmanager', `secret:${name}`) };
    case 'AWS::S3::Bucket':
      return {
        ref: name.toLowerCase(),
        attributes: {
          Arn: `arn:aws:s3:::${name.toLowerCase()}`,
          RegionalDomainName: `${name.toLowerCase()}.s3.${region}.amazonaws.com`,
        },
      };
    case 'AWS::SQS::Queue': {
      const QueueUrl = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
      return { ref: QueueUrl, attributes: { Arn: arn('sqs', name), QueueName: name, QueueUrl } };
    }
    case 'AWS::Events::EventBus':
      return { ref: name, attributes: { Arn: arn('events', `event-bus/${name}`), Name: name } };
    case 'AWS::SNS::Topic':
      return { ref: arn('sns', name) };
    case 'AWS::Logs::LogGroup':
      return { ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`) } };
    case 'AWS::CloudFront::Distribution':
      return { ref: name, attributes: { DomainName: address, Id: name } };
    case 'AWS::ApiGatewayV2::Api':
      return { ref: logicalId, attributes: { ApiEndpoint: `http://${address}`, ApiId: logicalId } };
    default:
      return { ref: logicalId, attributes: { Arn: arn('local', logicalId), Id: logicalId } };
  }
};

/**
 * The scope of a stack's template with these parameter values; `address` is the host and port of the
 * page and the API. Throws an Error for a parameter that
 * the template doesn't have or that has no value, and for a resource that is not in the template.
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
    'AWS::Region': region,
    'AWS::AccountId': account,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': arn('cloudformation', `stack/${stackName}/${guidOf(stackName)}`),
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
