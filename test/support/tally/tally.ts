/** What a checkout uses of AWS and of Stripe, counted on the running system. */
import type { CheckoutSystem } from '../system.ts';
import type { Used } from './units.ts';

export type Invocation = { readonly name: string; readonly ms: number };

/** Everything that was used since the system started, in order. */
export type Meter = { readonly used: readonly Used[]; readonly invocations: readonly Invocation[] };

export type Tally = {
  /** The states that were entered. */
  readonly states: readonly string[];
  /** The states that were entered, and the retries: what Step Functions bills. */
  readonly transitions: number;
  /** The functions that ran, and how long each time, in milliseconds on this machine. */
  readonly invocations: readonly Invocation[];
  readonly dynamoDb: readonly Used[];
  /** The requests to Stripe, such as `POST /v1/payment_intents`; ids are written `:id`. */
  readonly stripe: readonly string[];
  /** The calls to AWS's other services, such as `StartExecution`, in order. */
  readonly aws: readonly string[];
  /** The events on the orders' bus. */
  readonly published: number;
  /** What the functions wrote into their logs. */
  readonly logBytes: number;
};

/** What the act uses. Nothing else may run meanwhile; the act ends when all is quiet again. */
export const tallyOf = async (
  shop: CheckoutSystem,
  meter: Meter,
  act: () => Promise<unknown>,
): Promise<Tally> => {
  const before = markOf(shop, meter);
  await act();
  const history = shop.executions
    .list()
    .flatMap((execution) => execution.history)
    .filter(({ timestamp }) => timestamp >= before.atMs);
  const states = history.flatMap(({ type, state }) =>
    type === 'StateEntered' && state !== undefined ? [state.name] : [],
  );
  const retries = history.filter(({ type }) => type === 'StateRetried').length;
  return {
    states,
    transitions: states.length + retries,
    invocations: meter.invocations.slice(before.invocations),
    dynamoDb: meter.used.slice(before.used).map(inOneHour),
    stripe: shop.stripe.state().journal.slice(before.stripe).map(requestOf),
    aws: shop.awsFaults.calls().slice(before.aws),
    published: shop.eventBuses.recent.length - before.published,
    logBytes: shop.logs
      .slice(before.logs)
      .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
  };
};

/** In the first minutes of an hour the last ten of the breaker are in two rows. It is counted as at other times. */
const inOneHour = (used: Used): Used =>
  used.action === 'BatchGetItem' && used.table === 'Attempts'
    ? { ...used, reads: Math.min(used.reads, 1) }
    : used;

const markOf = (shop: CheckoutSystem, meter: Meter) => ({
  atMs: Date.now(),
  invocations: meter.invocations.length,
  used: meter.used.length,
  stripe: shop.stripe.state().journal.length,
  aws: shop.awsFaults.calls().length,
  published: shop.eventBuses.recent.length,
  logs: shop.logs.length,
});

const requestOf = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path.replace(/(?<=\/)[a-z]{2}_\w+/g, ':id')}`;
