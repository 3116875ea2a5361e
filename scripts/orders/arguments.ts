/** The arguments of `npm run orders --`: one command, its order and its options. */
import { parseArgs } from 'node:util';
import { mostDays, mostOrders } from '../../functions/checkout/commands.ts';
import { refundIdPattern } from '../../functions/checkout/idempotency.ts';
import type { OrderId } from '../../functions/checkout/ids.ts';
import { readOrderNumber } from '../../functions/checkout/order-number.ts';
import { type OrderStatus, orderStatuses } from '../../functions/checkout/order-status.ts';
import { type Place, placeOf, placeOptions } from '../terminal/place.ts';
import { UsageError } from '../terminal/usage-error.ts';
import { countOf, piecesOf } from './counts.ts';
import { usage } from './usage.ts';

const options = {
  status: { type: 'string' },
  email: { type: 'string' },
  before: { type: 'string' },
  awaiting: { type: 'boolean' },
  days: { type: 'string' },
  limit: { type: 'string' },
  amount: { type: 'string' },
  id: { type: 'string' },
  restock: { type: 'boolean' },
  set: { type: 'string' },
  add: { type: 'string' },
  json: { type: 'boolean' },
  yes: { type: 'boolean' },
  ...placeOptions,
  help: { type: 'boolean' },
} as const;

/** The options that only some commands take. */
const known: Readonly<Record<string, readonly string[]>> = {
  list: ['status', 'awaiting', 'email', 'before', 'days', 'limit'],
  show: [],
  approve: ['amount'],
  cancel: [],
  refund: ['amount', 'id', 'restock'],
  stock: ['set', 'add', 'id'],
};
const particular = new Set(Object.values(known).flat());

export type Arguments = {
  readonly name: string;
  /** Undefined for `list` and `stock`. */
  readonly orderId: OrderId | undefined;
  /** Only for `stock`. */
  readonly sku: string | undefined;
  readonly restock: boolean | undefined;
  readonly set: number | undefined;
  readonly add: number | undefined;
  readonly place: Place;
  readonly status: OrderStatus | undefined;
  readonly awaiting: boolean | undefined;
  readonly email: string | undefined;
  readonly before: OrderId | undefined;
  readonly days: number | undefined;
  readonly limit: number | undefined;
  readonly amount: string | undefined;
  readonly id: string | undefined;
  readonly json: boolean;
  readonly yes: boolean;
  readonly help: boolean;
};

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
};

/** The arguments that were typed. Throws a `UsageError` that says what is wrong and what exists. */
export const readArguments = (args: readonly string[]): Arguments => {
  const { values, positionals } = parse(args);
  const [name = '', ...numbers] = positionals;
  const { status, awaiting, email, before, days, limit, amount, id } = values;
  const { restock, set, add, json = false, yes = false, help = false } = values;
  const isStock = name === 'stock';
  if (!help) assertKnown(positionals, Object.keys(values));
  return {
    name,
    // A number may be written with blanks in it, also without quotes around it.
    orderId: orderIdIn(numbers.length === 0 || isStock ? undefined : numbers.join(' ')),
    sku: isStock ? numbers[0] : undefined,
    restock,
    set: piecesOf('set', set),
    add: piecesOf('add', add),
    place: placeOf(values),
    status: statusOf(status),
    awaiting,
    email,
    before: orderIdIn(before),
    days: countOf('days', mostDays, days),
    limit: countOf('limit', mostOrders, limit),
    amount,
    id: refundIdOf(id),
    json,
    yes,
    help,
  };
};

/** Throws unless the command exists and takes the order and the options that were typed. */
const assertKnown = (
  [name = '', ...numbers]: readonly string[],
  given: readonly string[],
): void => {
  const own = known[name];
  if (own === undefined) throw new UsageError(`There is no command "${name}".\n\n${usage}`);
  const isRight =
    name === 'stock' ? numbers.length === 1 : (name === 'list') === (numbers.length === 0);
  if (!isRight) {
    const takes =
      { list: 'no order', stock: 'one product, by its sku' }[name] ??
      'one order, such as HF-AV1A-VXYE-J4R3';
    throw new UsageError(`${name} takes ${takes}.\n\n${usage}`);
  }
  const foreign = given.filter((each) => particular.has(each) && !own.includes(each));
  if (foreign.length > 0) {
    throw new UsageError(`${name} does not take --${foreign.join(', --')}.\n\n${usage}`);
  }
};

const statusOf = (text?: string): OrderStatus | undefined => {
  const status = orderStatuses.find((each) => each === text);
  if (text === undefined || status !== undefined) return status;
  throw new UsageError(`--status takes one of ${orderStatuses.join(', ')}, not "${text}".`);
};

const orderIdIn = (text?: string): OrderId | undefined => {
  const id = text === undefined ? undefined : readOrderNumber(text);
  if (text === undefined || id !== undefined) return id;
  throw new UsageError(`An order looks like HF-AV1A-VXYE-J4R3, not "${text}".`);
};

const refundIdOf = (text?: string): string | undefined => {
  if (text === undefined || refundIdPattern.test(text)) return text;
  throw new UsageError(`--id takes 1 to 64 letters, digits, - or _, not "${text}".`);
};
