/** What the console's page is told at every turn. */

import { overviewOf } from '../../../local/console/overview.ts';
import { type HttpServer, jsonAnswer, serve } from '../../../local/http-server.ts';
import type { LogLine } from '../../../local/lambda/function.ts';
import { newest } from '../../../local/newest.ts';
import { executionsOf, mug, serveTables, sourcesOf, type Tables } from './console-parts.ts';

let tables: Tables;
beforeAll(async () => {
  tables = await serveTables({
    checkouts: [{ id: { S: 'chk_1' }, status: { S: 'confirmed' } }],
    products: [mug],
  });
});
afterAll(() => tables.stop());

test('an execution has the status of its checkout and the state that it came to', async () => {
  const executions = executionsOf();
  executions.start('chk_1', { checkoutId: 'chk_1' });
  await executions.whenEnded('chk_1');
  const overview = await overviewOf(sourcesOf(tables.url, { executions }));

  expect(overview.executions).toEqual([
    {
      name: 'chk_1',
      status: 'SUCCEEDED',
      startedAt: expect.any(Number),
      lastState: 'Await',
      waitingSince: undefined,
      checkoutStatus: 'confirmed',
    },
  ]);
});

test('an execution that waits for a token says since when', async () => {
  const waiting = Promise.withResolvers<unknown>();
  const begun = Promise.withResolvers<void>();
  const executions = executionsOf({
    Await: () => {
      begun.resolve();
      return waiting.promise;
    },
  });
  executions.start('chk_2', {});
  await begun.promise;
  const overview = await overviewOf(sourcesOf(tables.url, { executions }));
  expect(overview.executions[0]).toMatchObject({
    status: 'RUNNING',
    lastState: 'Await',
    waitingSince: expect.any(Number),
  });
  waiting.resolve('done');
  await executions.whenEnded('chk_2');
});

test('the newest two hundred lines of the logs are shown, each by its number among all', async () => {
  const logs = newest<LogLine>(220);
  for (let at = 0; at < 350; at += 1) logs.add({ functionName: 'Capture', at, text: 'x' });
  const { logs: shown } = await overviewOf(sourcesOf(tables.url, { logs }));
  expect(shown).toHaveLength(200);
  expect([shown[0]?.number, shown.at(-1)?.number]).toEqual([150, 349]);
});

test('schedules and queues are shown by their logical ids', async () => {
  const overview = await overviewOf(
    sourcesOf(tables.url, {
      schedules: [
        {
          logicalId: 'Nightly',
          everyMs: 60_000,
          run: async () => {},
          lastRun: () => ({ startedAt: 1 }),
        },
      ],
      queues: [{ logicalId: 'Undelivered', arn: 'arn', messages: [], send: () => {} }],
    }),
  );
  expect(overview.schedules).toEqual([
    { name: 'Nightly', everyMs: 60_000, lastRun: { startedAt: 1 } },
  ]);
  expect(overview.queues).toEqual([{ name: 'Undelivered', messages: [] }]);
});

describe('payments', () => {
  let stripe: HttpServer | undefined;
  afterEach(() => stripe?.stop());

  const paymentsAt = async (stripeStateUrl: string | undefined) =>
    (await overviewOf(sourcesOf(tables.url, { stripeStateUrl }))).payments;

  test('are absent where Stripe is the real one', async () => {
    expect(await paymentsAt(undefined)).toBeUndefined();
  });

  test('are the stand-in’s', async () => {
    const refund = { payment_intent: 'pi_1', status: 'succeeded', amount: 100 };
    stripe = await serve(0, async () =>
      jsonAnswer(200, { paymentIntents: [], refunds: [{ ...refund, id: 're_1' }], journal: [] }),
    );
    expect(await paymentsAt(stripe.url)).toEqual({ paymentIntents: [], refunds: [refund] });
  });

  test('are none while the stand-in does not answer', async () => {
    stripe = await serve(0, async () => jsonAnswer(503, {}));
    expect(await paymentsAt(stripe.url)).toEqual({ paymentIntents: [], refunds: [] });
    await stripe.stop();
    expect(await paymentsAt(stripe.url)).toEqual({ paymentIntents: [], refunds: [] });
  });
});

test('a row that is not as the console knows it is an error, not left out', async () => {
  const broken = await serveTables({ products: [{ ...mug, stock: { S: 'many' } }] });
  const overview = overviewOf(sourcesOf(broken.url)).finally(broken.stop);
  await expect(overview).rejects.toThrow(/stock/);
});
