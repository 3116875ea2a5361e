import type { Template } from '../../../local/template/assembly.ts';
import { noValue } from '../../../local/template/intrinsics.ts';
import { scopeOf } from '../../../local/template/scope.ts';

const template: Template = {
  Parameters: {
    Url: { Type: 'String', Default: 'https://a' },
    Count: { Type: 'Number', Default: 3 },
    Key: { Type: 'String' },
  },
  Resources: {
    Orders: { Type: 'AWS::DynamoDB::Table' },
    Named: {
      Type: 'AWS::DynamoDB::Table',
      Properties: { TableName: { 'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'Carts']] } },
    },
    Load: { Type: 'AWS::Lambda::Function' },
    LoadVersion: { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Load' } } },
  },
  Outputs: {},
};
const scope = (parameters: Readonly<Record<string, string>> = {}) =>
  scopeOf({ stackName: 'Shop', template, assetPath: (key) => key }, parameters, '127.0.0.1:8080');

test('a parameter is what it is given as, or its default, as a text', () => {
  const { ref } = scope({ Url: 'https://b' });
  expect([ref('Url'), ref('Count')]).toEqual(['https://b', '3']);
});

test('a parameter without a value is named', () => {
  expect(() => scope().ref('Key')).toThrow('The parameter Key needs a value.');
});

test('parameters that the template doesn’t have are named', () => {
  expect(() => scope({ Kee: 'k', Kii: 'k' })).toThrow('The template has no parameter Kee, Kii.');
});

test('pseudo parameters are those of this machine', () => {
  const { ref } = scope();
  expect([ref('AWS::Region'), ref('AWS::StackName'), ref('AWS::NoValue')]).toEqual([
    'us-east-1',
    'Shop',
    noValue,
  ]);
});

test('a resource goes by the stack’s name and its own, or by the name that it is given', () => {
  const { ref, attribute } = scope();
  expect([ref('Orders'), ref('Named')]).toEqual(['Shop-Orders', 'Shop-Carts']);
  expect(attribute('Named', 'Arn')).toBe(
    'arn:aws:dynamodb:us-east-1:000000000000:table/Shop-Carts',
  );
});

test('a version of a function is its function’s ARN with a number', () => {
  expect(scope().ref('LoadVersion')).toBe(
    'arn:aws:lambda:us-east-1:000000000000:function:Shop-Load:1',
  );
});

test('a resource and an attribute that do not exist are named', () => {
  expect(() => scope().ref('Missing')).toThrow('The template has no resource Missing.');
  expect(() => scope().attribute('Orders', 'Url')).toThrow('Orders has no attribute Url here.');
});
