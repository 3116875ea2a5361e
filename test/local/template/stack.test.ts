import type { Assembly, Resource } from '../../../local/template/assembly.ts';
import { resolveStack } from '../../../local/template/stack.ts';

const assemblyOf = (Resources: Record<string, Resource>): Assembly => ({
  stackName: 'Shop',
  template: {
    Parameters: { Url: { Type: 'String', Default: 'https://a' }, Key: { Type: 'String' } },
    Resources,
    Outputs: { Table: { Value: { Ref: 'Orders' } } },
  },
  assetPath: (key) => `/assets/${key}`,
});
const orders = {
  Type: 'AWS::DynamoDB::Table',
  Properties: { Url: { Ref: 'Url' }, Key: { Ref: 'Key' } },
};

test('parameters are given as a deployment gives them, and have their defaults', () => {
  const stack = resolveStack(assemblyOf({ Orders: orders }), { Key: 'k' });
  expect(stack.ofType('AWS::DynamoDB::Table')).toEqual([
    {
      logicalId: 'Orders',
      ref: 'Shop-Orders',
      arn: 'arn:aws:dynamodb:us-east-1:000000000000:table/Shop-Orders',
      properties: { Url: 'https://a', Key: 'k' },
    },
  ]);
  expect(stack.outputs).toEqual({ Table: 'Shop-Orders' });
});

test('a parameter that does not exist, or that has no value, is named', () => {
  expect(() => resolveStack(assemblyOf({ Orders: orders }), { Kee: 'k' })).toThrow(
    /no parameter Kee/,
  );
  const stack = resolveStack(assemblyOf({ Orders: orders }), {});
  expect(() => stack.ofType('AWS::DynamoDB::Table')).toThrow(/parameter Key needs a value/);
});

test('a name that the template gives is the physical one, in references and ARNs too', () => {
  const stack = resolveStack(
    assemblyOf({
      Command: {
        Type: 'AWS::Lambda::Function',
        Properties: { FunctionName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'Orders']] } },
      },
      Other: {
        Type: 'AWS::Lambda::Function',
        Properties: { Calls: { 'Fn::GetAtt': ['Command', 'Arn'] } },
      },
    }),
    { Key: 'k' },
  );
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:Shop-Orders';
  expect(stack.ofType('AWS::Lambda::Function')).toMatchObject([
    { logicalId: 'Command', ref: 'Shop-Orders', arn },
    { logicalId: 'Other', ref: 'Shop-Other', properties: { Calls: arn } },
  ]);
});

test('a template with what can’t be run here is no stack', () => {
  const assembly = assemblyOf({ Cluster: { Type: 'AWS::ECS::Cluster' } });
  expect(() => resolveStack(assembly, {})).toThrow(/Cluster: AWS::ECS::Cluster/);
});

test('an output of what does not exist on one machine is undefined', () => {
  const { outputs } = resolveStack(
    {
      ...assemblyOf({ Topic: { Type: 'AWS::SNS::Topic' } }),
      template: {
        Parameters: {},
        Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
        Outputs: { Name: { Value: { 'Fn::GetAtt': ['Topic', 'TopicName'] } } },
      },
    },
    {},
  );
  expect(outputs).toEqual({ Name: undefined });
});
