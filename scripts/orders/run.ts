/** Carries a command out: reads what was typed, asks before money moves, prints the answer. */
import { randomUUID } from 'node:crypto';
import type {
  Answer,
  Command,
  OrderDetails,
  OrderStatus,
} from '../../functions/checkout/commands.ts';
import { formatMoney } from '../../functions/checkout/money.ts';
import { minorOf } from './amount.ts';
import { type Arguments, countOf, readArguments, UsageError, usage } from './arguments.ts';
import { invoke } from './invoke.ts';
import { linksOf } from './links.ts';
import { detailsOf, tableOf } from './table.ts';
import type { Terminal } from './terminal.ts';

type Call = (command: Command) => Promise<Answer>;

/** A command that the shop refused: what it said, and nothing else. */
class Refused extends Error {}

/** The exit code: 0 when it was carried out. Throws what keeps it from that. */
export const run = async (
  args: readonly string[],
  terminal: Terminal,
  connect: (given: Arguments) => Call = callOf,
): Promise<number> => {
  const given = readArguments(args);
  if (given.help === true) {
    terminal.print(usage);
    return 0;
  }
  const call = connect(given);
  const answer = await (given.name === 'list'
    ? call(listOf(given))
    : given.name === 'show'
      ? call({ command: 'show', orderId: given.orderId })
      : moveMoney(given, call, terminal));
  if (answer === undefined) return 1;
  if (given.json === true) terminal.print(JSON.stringify(answer, null, 2));
  if ('error' in answer) {
    if (given.json !== true) terminal.note(answer.error.message);
    return 1;
  }
  if (given.json !== true) terminal.print(textOf(answer, given));
  return 0;
};

const callOf = ({ stack, region, local, port }: Arguments): Call =>
  invoke({
    stack,
    region,
    endpoint: local === true ? `http://127.0.0.1:${portOf(port) + 2}` : undefined,
  });

const portOf = (text: string): number => {
  if (/^\d{2,5}$/.test(text)) return Number(text);
  throw new UsageError(`--port takes the port of the page of \`npm start\`, not "${text}".`);
};

const listOf = ({ status, awaiting, days, limit }: Arguments): Command => ({
  command: 'list',
  status: status as OrderStatus | undefined,
  awaitingApproval: awaiting,
  days: countOf('days', days),
  limit: countOf('limit', limit),
});

/** Undefined when it was not confirmed. */
const moveMoney = async (
  given: Arguments,
  call: Call,
  terminal: Terminal,
): Promise<Answer | undefined> => {
  const order = await detailsFor(given.orderId, call);
  const command = commandOf(given, order);
  if (given.yes !== true) {
    if (!terminal.isInteractive) {
      throw new UsageError('Nobody is there to confirm it: add --yes to do it without asking.');
    }
    if (!(await terminal.confirm(questionOf(command, order)))) {
      terminal.note('Nothing was done.');
      return undefined;
    }
  }
  if (command.command === 'refund' && given.id === undefined) {
    terminal.note(`If no answer comes, repeat it with: ${repeatOf(given, command.refundId)}`);
  }
  return call(command);
};

const detailsFor = async (orderId: string, call: Call): Promise<OrderDetails> => {
  const shown = await call({ command: 'show', orderId });
  if ('error' in shown) throw new Refused(shown.error.message);
  return (shown as { order: OrderDetails }).order;
};

const commandOf = ({ name, orderId, amount, id }: Arguments, { currency }: OrderDetails) => {
  const amountMinor = amount === undefined ? undefined : minorOf(amount, currency);
  switch (name) {
    case 'approve':
      return { command: 'approve', orderId, amountMinor } as const;
    case 'refund':
      return { command: 'refund', orderId, amountMinor, refundId: id ?? randomUUID() } as const;
    default:
      return { command: 'cancel', orderId } as const;
  }
};

const questionOf = (command: ReturnType<typeof commandOf>, order: OrderDetails): string => {
  const money = (minor: number) => formatMoney(minor, order.currency);
  const { id, totalMinor, capturedMinor, refundedMinor } = order;
  switch (command.command) {
    case 'approve': {
      const { amountMinor = totalMinor } = command;
      const rest = totalMinor - amountMinor;
      const what = rest > 0 ? ` and release ${money(rest)}` : '';
      return `Capture ${money(amountMinor)} of order ${id}${what}?`;
    }
    case 'cancel':
      return `Cancel order ${id} and release the ${money(totalMinor)} that are held?`;
    case 'refund': {
      const left = capturedMinor - refundedMinor;
      return `Refund ${money(command.amountMinor ?? left)} of the ${money(left)} left of order ${id}?`;
    }
  }
};

const repeatOf = ({ orderId, amount, stack, local, port, region }: Arguments, id: string): string =>
  [
    `npm run orders -- refund ${orderId} --id ${id}`,
    amount === undefined ? '' : `--amount ${amount}`,
    stack === 'Holdfast' ? '' : `--stack ${stack}`,
    region === undefined ? '' : `--region ${region}`,
    local === true ? `--local${port === '8080' ? '' : ` --port ${port}`}` : '',
  ]
    .filter(Boolean)
    .join(' ');

const textOf = (answer: Exclude<Answer, { error: unknown }>, given: Arguments): string => {
  if ('orders' in answer) return tableOf(answer.orders);
  if (given.name === 'show') {
    const order = answer.order as OrderDetails;
    const localPort = given.local === true ? portOf(given.port) : undefined;
    return detailsOf(order, linksOf(order, localPort));
  }
  const { order } = answer;
  if ('refund' in answer) {
    const { amountMinor, currency, status } = answer.refund;
    const left = formatMoney(order.capturedMinor - order.refundedMinor, currency);
    return `Refunded ${formatMoney(amountMinor, currency)} of ${order.id} (${status}); ${left} are left of it.`;
  }
  return given.name === 'approve'
    ? `Order ${order.id} is approved: it is captured now.`
    : `Order ${order.id} is canceled: its hold is released now.`;
};
