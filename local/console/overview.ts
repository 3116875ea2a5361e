/** Everything that the console's page shows, except for the details of an execution. */
import type { BusEvent, EventBuses } from '../events/event-buses.ts';
import type { LogLine } from '../lambda/function.ts';
import type { Newest } from '../newest.ts';
import type { Message, Queue } from '../queues.ts';
import type { Run, Schedule } from '../schedules.ts';
import type { Definition } from '../step-functions/definition.ts';
import type { Execution, ExecutionStatus } from '../step-functions/execution.ts';
import type { Executions } from '../step-functions/executions.ts';
import { waitOf } from '../step-functions/history.ts';
import {
  type ShownOrder,
  type ShownPayments,
  type ShownProduct,
  shownPayments,
  shownRows,
} from './shown-rows.ts';
import { rowsIn, type Tables } from './tables.ts';

export type Sources = Tables & {
  readonly definition: Definition;
  readonly executions: Executions;
  readonly logs: Pick<Newest<LogLine>, 'kept' | 'forgotten'>;
  /** The address of the Stripe stand-in's state; undefined with the real Stripe. */
  readonly stripeStateUrl: string | undefined;
  readonly schedules: readonly Schedule[];
  readonly eventBuses: EventBuses;
  readonly queues: readonly Queue[];
};

export type ShownExecution = {
  /** The id of its checkout. */
  readonly name: string;
  readonly status: ExecutionStatus;
  /** Unix milliseconds. */
  readonly startedAt: number;
  /** The state that was entered last. */
  readonly lastState?: string | undefined;
  /** Unix milliseconds; absent if it does not wait for a token. */
  readonly waitingSince?: number | undefined;
  readonly checkoutStatus?: string | undefined;
};

export type ShownQueue = { readonly name: string; readonly messages: readonly Message[] };

export type ShownSchedule = {
  readonly name: string;
  readonly everyMs: number;
  readonly lastRun?: Run | undefined;
};

/** `number` counts all lines, so that the page knows which lines it has already. */
export type ShownLog = LogLine & { readonly number: number };

export type Overview = {
  /** The newest first. */
  readonly executions: readonly ShownExecution[];
  readonly orders: readonly ShownOrder[];
  readonly products: readonly ShownProduct[];
  /** Absent if the payments are at the real Stripe. */
  readonly payments?: ShownPayments | undefined;
  readonly schedules: readonly ShownSchedule[];
  /** The newest last, as in the queues and the logs. */
  readonly events: readonly BusEvent[];
  readonly queues: readonly ShownQueue[];
  readonly logs: readonly ShownLog[];
};

const newest = { executions: 500, events: 200, messages: 50, logs: 200 } as const;

/** Reads all of it again. Throws when a row has an unknown shape, or DynamoDB doesn't answer. */
export const overviewOf = async (sources: Sources): Promise<Overview> => {
  const [checkouts, orders, products, payments] = await Promise.all([
    rowsIn(sources, 'Checkouts').then((rows) => shownRows.checkouts.parse(rows)),
    rowsIn(sources, 'Orders').then((rows) => shownRows.orders.parse(rows)),
    rowsIn(sources, 'Products').then((rows) => shownRows.products.parse(rows)),
    paymentsAt(sources.stripeStateUrl),
  ]);
  const statusOf = new Map(checkouts.map(({ id, status }) => [id, status]));
  return {
    executions: sources.executions
      .list()
      .slice(0, newest.executions)
      .map((execution) => ({
        ...shownExecution(execution, sources.definition),
        checkoutStatus: statusOf.get(execution.name),
      })),
    orders,
    products,
    payments,
    schedules: sources.schedules.map(({ logicalId, everyMs, lastRun }) => ({
      name: logicalId,
      everyMs,
      lastRun: lastRun(),
    })),
    events: sources.eventBuses.recent.slice(-newest.events),
    queues: sources.queues.map(({ logicalId, messages }) => ({
      name: logicalId,
      messages: messages.slice(-newest.messages),
    })),
    logs: newestOf(sources.logs),
  };
};

const shownExecution = (execution: Execution, definition: Definition): ShownExecution => ({
  name: execution.name,
  status: execution.status,
  startedAt: execution.startedAt,
  lastState: execution.history.findLast(({ state }) => state !== undefined)?.state?.name,
  waitingSince: waitOf(execution, definition)?.since,
});

const newestOf = ({ kept, forgotten }: Sources['logs']): readonly ShownLog[] => {
  const first = Math.max(0, kept.length - newest.logs);
  const number = forgotten() + first;
  return kept.slice(first).map((line, index) => ({ number: number + index, ...line }));
};

/** A stand-in that doesn't answer, such as one that is about to stop, has nothing to show. */
const paymentsAt = async (url: string | undefined): Promise<ShownPayments | undefined> => {
  if (url === undefined) return undefined;
  const response = await fetch(url).catch(() => undefined);
  if (response?.ok !== true) return { paymentIntents: [], refunds: [] };
  return shownPayments.parse(await response.json());
};
