/** What the tables, Stripe and the log say of a story's checkout. */
import assert from 'node:assert/strict';
import type { Answer } from '../../../functions/checkout/commands.ts';
import type { Row } from '../../../local/dynamodb/tables.ts';
import type { World } from '../world/world.ts';
import { checkoutId } from './telling.ts';

const theOnly = <T>(items: readonly T[], what: string): T => {
  const [item] = items;
  assert.equal(items.length, 1, `${items.length} ${what} instead of one`);
  return item as T;
};

/** The checkout's row as it is. */
export const checkoutRow = async (world: World, id = checkoutId): Promise<Row> => {
  const rows = await world.application.rows('TablesCheckouts');
  return theOnly(
    rows.filter((row) => row.id === id),
    'checkouts',
  );
};

/** Asserts the checkout's status, as the table has it. */
export const assertStatus = async (world: World, status: string, id = checkoutId): Promise<void> =>
  assert.equal((await checkoutRow(world, id)).status, status);

/** The checkout's orders: one or none, if all is well. */
export const ordersOf = async (world: World, id = checkoutId): Promise<readonly Row[]> =>
  (await world.application.rows('TablesOrders')).filter((order) => order.checkoutId === id);

export const theOrder = async (world: World, id = checkoutId): Promise<Row> =>
  theOnly(await ordersOf(world, id), 'orders');

/** What is left of a product. */
export const stockOf = async (world: World, sku: string): Promise<unknown> =>
  (await world.application.rows('TablesProducts')).find((product) => product.sku === sku)?.stock;

type Intent = ReturnType<World['stripe']['control']['state']>['paymentIntents'][number];

/** The checkout's payments at Stripe. */
export const paymentsOf = (world: World, id = checkoutId): readonly Intent[] =>
  world.stripe.control.state().paymentIntents.filter(({ metadata }) => metadata.checkoutId === id);

export const thePayment = (world: World, id = checkoutId): Intent =>
  theOnly(paymentsOf(world, id), 'payments');

/** How often anybody asked Stripe for this with success; answers that Stripe replayed do not count. */
export const effectsAtStripe = (world: World, path: RegExp): number =>
  world.stripe.control
    .state()
    .journal.filter((entry) => entry.method === 'POST' && path.test(entry.path))
    .filter(({ status, replayed }) => status === 200 && !replayed).length;

/** Refunds at Stripe. */
export const refundsIn = (world: World) => world.stripe.control.state().refunds;

/** The messages on the alarms' topic, in order: what a person is told. */
export const messagesIn = ({ application }: World): readonly string[] =>
  application.topics.flatMap(({ messages }) => messages.map(({ text }) => text));

/** The findings that a person was told of, in order; `about` names a checkout, or another number. */
export const findingsIn = (world: World, about = ''): readonly string[] =>
  messagesIn(world)
    .filter((text) => text.includes(about))
    .map((text) => /needs a person: (\w+)/.exec(text)?.[1] ?? text);

/** The code of a command's refusal, or that it was done. */
export const outcomeOf = (answer: Answer): string =>
  'error' in answer ? answer.error.code : 'done';

/** The status of the execution that has the checkout's own name. */
export const executionStatus = (world: World, name = checkoutId): string | undefined =>
  world.application.executions.get(name)?.status;
