/** The physical names, ARNs and addresses that resources would get in an account. */
import { createHash } from 'node:crypto';

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

export type Identity = {
  /** What `Ref` gives. */
  readonly ref: string;
  /** What `Fn::GetAtt` gives. */
  readonly attributes?: Readonly<Record<string, string>>;
};

/** By resource type: the property in which a template may give the physical name. */
export const nameProperties: Readonly<Record<string, string>> = {
  'AWS::DynamoDB::Table': 'TableName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::StepFunctions::StateMachine': 'StateMachineName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SQS::Queue': 'QueueName',
  'AWS::Events::EventBus': 'Name',
};

type Naming = {
  /** The physical name. */
  readonly name: string;
  /** The host and port of the page and the API. */
  readonly address: string;
};

/** The identity of a resource. If its type is not known here, `Ref` gives its logical id. */
export const identify = (type: string, logicalId: string, { name, address }: Naming): Identity => {
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

/** What `Ref` gives for the pseudo parameters, except for `AWS::NoValue`. */
export const pseudoParameters = (stackName: string): Readonly<Record<string, string>> => ({
  'AWS::Region': region,
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': stackName,
  'AWS::StackId': arn('cloudformation', `stack/${stackName}/${guidOf(stackName)}`),
});
