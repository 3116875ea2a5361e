import { propertiesOf } from '../support/template.ts';

type Lambda = { readonly Environment?: { readonly Variables: Readonly<Record<string, string>> } };

test('the order’s writer and its finder hash addresses with the same secret, and nobody else has it', () => {
  const having = Object.entries(propertiesOf('AWS::Lambda::Function') as Record<string, Lambda>)
    .map(([name, { Environment }]) => [name, Environment?.Variables.EMAIL_SECRET])
    .filter(([, secret]) => secret !== undefined);
  const [first] = having.map(([, secret]) => secret);
  expect(first).toMatch(/StackId/);
  expect(having.sort()).toEqual([
    ['MerchantOrders', first],
    ['WorkflowCreateOrder', first],
  ]);
});
