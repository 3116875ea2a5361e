import {
  identify,
  nameProperties,
  pseudoParameters,
} from '../../../local/template/physical-ids.ts';

const naming = { name: 'Shop-Thing', address: '127.0.0.1:8080' };

test.each([
  [
    'AWS::DynamoDB::Table',
    'Shop-Thing',
    'arn:aws:dynamodb:us-east-1:000000000000:table/Shop-Thing',
  ],
  [
    'AWS::Lambda::Function',
    'Shop-Thing',
    'arn:aws:lambda:us-east-1:000000000000:function:Shop-Thing',
  ],
  [
    'AWS::StepFunctions::StateMachine',
    'arn:aws:states:us-east-1:000000000000:stateMachine:Shop-Thing',
    'arn:aws:states:us-east-1:000000000000:stateMachine:Shop-Thing',
  ],
  [
    'AWS::SecretsManager::Secret',
    'arn:aws:secretsmanager:us-east-1:000000000000:secret:Shop-Thing',
    undefined,
  ],
  ['AWS::S3::Bucket', 'shop-thing', 'arn:aws:s3:::shop-thing'],
  [
    'AWS::SQS::Queue',
    'https://sqs.us-east-1.amazonaws.com/000000000000/Shop-Thing',
    'arn:aws:sqs:us-east-1:000000000000:Shop-Thing',
  ],
  [
    'AWS::Events::EventBus',
    'Shop-Thing',
    'arn:aws:events:us-east-1:000000000000:event-bus/Shop-Thing',
  ],
  ['AWS::SNS::Topic', 'arn:aws:sns:us-east-1:000000000000:Shop-Thing', undefined],
  [
    'AWS::Logs::LogGroup',
    'Shop-Thing',
    'arn:aws:logs:us-east-1:000000000000:log-group:Shop-Thing:*',
  ],
  ['AWS::IAM::Role', 'Thing', 'arn:aws:local:us-east-1:000000000000:Thing'],
])('%s is %s by Ref, and %s by its ARN', (type, ref, arn) => {
  const identity = identify(type, 'Thing', naming);
  expect([identity.ref, identity.attributes?.Arn]).toEqual([ref, arn]);
});

test('a table’s stream has an ARN below the table’s', () => {
  expect(identify('AWS::DynamoDB::Table', 'Thing', naming).attributes?.StreamArn).toMatch(
    /^arn:aws:dynamodb:us-east-1:000000000000:table\/Shop-Thing\/stream\/./,
  );
});

test('the page is at the address of this machine, and so is the API, without TLS', () => {
  const distribution = identify('AWS::CloudFront::Distribution', 'Thing', naming);
  expect(distribution.attributes?.DomainName).toBe('127.0.0.1:8080');
  const api = identify('AWS::ApiGatewayV2::Api', 'Thing', naming);
  expect(api.attributes?.ApiEndpoint).toBe('http://127.0.0.1:8080');
});

test('a table’s name may be given by the template, a role’s is not looked at', () => {
  expect(nameProperties['AWS::DynamoDB::Table']).toBe('TableName');
  expect(nameProperties['AWS::IAM::Role']).toBeUndefined();
});

test('a stack always has the same id, and two stacks have two', () => {
  const idOf = (name: string) => pseudoParameters(name)['AWS::StackId'];
  expect(idOf('Shop')).toMatch(
    /^arn:aws:cloudformation:us-east-1:000000000000:stack\/Shop\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  );
  expect(idOf('Shop')).toBe(idOf('Shop'));
  expect(idOf('Other')?.slice(-36)).not.toBe(idOf('Shop')?.slice(-36));
});
