/** The schemas of the merchant's commands; each message says what a field may be. */
import * as z from 'zod/mini';
import { type Command, CommandRefused, mostDays, mostOrders } from '../checkout/commands.ts';
import { refundIdPattern } from '../checkout/idempotency.ts';
import { isOrderId, type OrderId } from '../checkout/ids.ts';
import { readOrderNumber } from '../checkout/order-number.ts';
import { orderStatuses } from '../checkout/order-status.ts';
import type { SchemaOf } from '../checkout/schema-of.ts';

/** The fields' names in messages. */
const names: Readonly<Record<string, string>> = {
  orderId: 'The order’s number',
  amountMinor: 'The amount',
  refundId: 'The refund’s id',
  restock: 'Whether the stock is given back',
  sku: 'The product',
  set: 'The stock',
  add: 'What is added to the stock',
  changeId: 'The change’s id',
  status: 'The status',
  awaitingApproval: 'Whether it waits for approval',
  email: 'The address',
  before: 'The order that the list begins after',
  days: 'The number of days',
  limit: 'The limit',
};

const orderId = z.pipe(
  z.pipe(
    z.string('must be text, as HF-AV1A-VXYE-J4R3'),
    z.transform((text) => readOrderNumber(text) ?? text),
  ),
  z.custom<OrderId>(isOrderId, 'must look like HF-AV1A-VXYE-J4R3'),
);
const amountMinor = z.optional(
  z
    .int('must be a whole number of the smallest currency unit')
    .check(z.positive('must be more than nothing')),
);
const upTo = (most: number) =>
  z.optional(
    z
      .int('must be a whole number')
      .check(z.gte(1, 'must be at least 1'), z.lte(most, `must be at most ${most}`)),
  );

const mostPieces = 1_000_000_000;
const pieces = (least: number) =>
  z.optional(
    z
      .int('must be a whole number')
      .check(
        z.gte(least, `must be at least ${least}`),
        z.lte(mostPieces, `must be at most ${mostPieces}`),
      ),
  );

type Named<Name extends Command['command']> = Extract<Command, { command: Name }>;

const commands = {
  list: z.strictObject({
    command: z.literal('list'),
    status: z.optional(z.enum(orderStatuses, `must be one of ${orderStatuses.join(', ')}`)),
    awaitingApproval: z.optional(z.boolean('must be true or false')),
    email: z.optional(z.string('must be text').check(z.minLength(1, 'must not be empty'))),
    before: z.optional(orderId),
    days: upTo(mostDays),
    limit: upTo(mostOrders),
  }) satisfies SchemaOf<Named<'list'>>,
  show: z.strictObject({ command: z.literal('show'), orderId }) satisfies SchemaOf<Named<'show'>>,
  approve: z.strictObject({
    command: z.literal('approve'),
    orderId,
    amountMinor,
  }) satisfies SchemaOf<Named<'approve'>>,
  cancel: z.strictObject({
    command: z.literal('cancel'),
    orderId,
  }) satisfies SchemaOf<Named<'cancel'>>,
  refund: z.strictObject({
    command: z.literal('refund'),
    orderId,
    amountMinor,
    refundId: z
      .string('must be text')
      .check(z.regex(refundIdPattern, 'must be 1 to 64 letters, digits, - or _')),
    restock: z.optional(z.boolean('must be true or false')),
  }) satisfies SchemaOf<Named<'refund'>>,
  stock: z.strictObject({
    command: z.literal('stock'),
    sku: z.string('must be text').check(z.minLength(1, 'must not be empty')),
    set: pieces(0),
    add: pieces(-mostPieces),
    changeId: z.optional(
      z
        .string('must be text')
        .check(z.regex(refundIdPattern, 'must be 1 to 64 letters, digits, - or _')),
    ),
  }) satisfies SchemaOf<Named<'stock'>>,
};

const command = z.object({ command: z.string() });

const isCommand = (name: string | undefined): name is keyof typeof commands =>
  name !== undefined && Object.hasOwn(commands, name);

/**
 * The command in `event`. Throws `CommandRefused` (`invalid_command`), which says what is wrong.
 */
export const readCommand = (event: unknown): Command => {
  const name = command.safeParse(event).data?.command;
  if (!isCommand(name)) {
    throw new CommandRefused(
      'invalid_command',
      `There is no such command. The commands are ${Object.keys(commands).join(', ')}.`,
    );
  }
  const parsed = commands[name].safeParse(event);
  if (parsed.success) return parsed.data;
  throw new CommandRefused('invalid_command', sentenceOf(name, parsed.error.issues[0]));
};

const sentenceOf = (command: string, issue: z.core.$ZodIssue | undefined): string => {
  if (issue?.code === 'unrecognized_keys') {
    return `The command ${command} does not take ${issue.keys.join(', ')}.`;
  }
  const field = String(issue?.path[0] ?? command);
  return `${names[field] ?? field} ${issue?.message ?? 'is invalid'}.`;
};
