import type { Resource } from '../../local/template/assembly.ts';
import { runTriggers } from '../../local/triggers.ts';
import { lambdaOf } from './lambda-of.ts';
import { stackOf } from './stack-of.ts';

const trigger = (HandlerArn: string): Resource => ({
  Type: 'Custom::Trigger',
  Properties: { HandlerArn },
});

test('a deployment calls the function whose version a trigger names, once', async () => {
  const load = lambdaOf('Shop-Load');
  await runTriggers(stackOf({ Trigger: trigger(`${load.arn}:1`) }), load.byArn);
  expect(load.events).toEqual([{}]);
});

test('a function that fails stops the deployment, with its reason', async () => {
  const load = lambdaOf('Shop-Load', () => {
    throw new Error('no table');
  });
  const stack = stackOf({ First: trigger(load.arn), Second: trigger(load.arn) });
  await expect(runTriggers(stack, load.byArn)).rejects.toThrow(
    'Shop-Load failed at the deployment: no table',
  );
  expect(load.events).toHaveLength(1);
});

test('a trigger of something other than a function is named', async () => {
  await expect(
    runTriggers(stackOf({ Trigger: trigger('arn:other') }), () => undefined),
  ).rejects.toThrow('Trigger triggers arn:other, which is no function here.');
});
