import { assertReloadable } from '../../../local/reload/assert-reloadable.ts';
import type { Resource } from '../../../local/template/assembly.ts';
import { shopParameters, shopTemplate } from '../shop-template.ts';
import { stackOf } from '../stack-of.ts';

const before = stackOf(shopTemplate, { Parameters: shopParameters });
const after = (more: Readonly<Record<string, Resource>>, values = {}) =>
  stackOf({ ...shopTemplate, ...more }, { Parameters: shopParameters, values });

test('new code, and a new table beside the others, can be reloaded', () => {
  const Pay = { ...shopTemplate.Pay, Type: 'AWS::Lambda::Function' };
  const code = { ...Pay.Properties, Code: { S3Key: 'new.zip' } };
  const Carts = { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [] } };
  expect(() =>
    assertReloadable(before, after({ Pay: { ...Pay, Properties: code }, Carts })),
  ).not.toThrow();
});

test('another key of a table needs empty tables', () => {
  const Orders = {
    Type: 'AWS::DynamoDB::Table',
    Properties: { KeySchema: [{ AttributeName: 'number', KeyType: 'HASH' }] },
  };
  expect(() => assertReloadable(before, after({ Orders }))).toThrow(
    /^The table Shop-Orders has other keys.* npm start -- --fresh/,
  );
});

test('a new secret and another parameter need a new start, and both are said', () => {
  const Second = { Type: 'AWS::SecretsManager::Secret' };
  expect(() => assertReloadable(before, after({ Second }, { PageUrl: 'http://other' }))).toThrow(
    'The stack has changed in its secrets and its parameters, which a running system keeps. Stop it, and run npm start again.',
  );
});
