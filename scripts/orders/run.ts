/** Runs a command: reads the arguments, asks before money moves, and prints the answer. */
import type { Answer, OrderDetails } from '../../functions/checkout/commands.ts';
import type { OrderId } from '../../functions/checkout/ids.ts';
import { printableLines } from '../../functions/typed/printable.ts';
import type { Place } from '../terminal/place.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exitCodeOf, messageOf, UsageError } from '../terminal/usage-error.ts';
import { type Arguments, readArguments } from './arguments.ts';
import { CommandFailed, type Done, doneIn, mayBeDone } from './command-failed.ts';
import { detailsOf } from './details.ts';
import { type Call, invoke } from './invoke.ts';
import { linksOf } from './links.ts';
import { type Movement, movementOf, questionOf, repeatOf } from './movement.ts';
import { approvedSentence, canceledSentence, isGiven, refundedSentence } from './sentences.ts';
import { stock } from './stock.ts';
import { tableOf } from './table.ts';
import { usage } from './usage.ts';

/** The result of a command about one order. */
type OrderDone = Extract<Done, { order: unknown }>;

/** The result of a command, for programs and for people. */
type Outcome = { readonly answer: Done; readonly text: string };

/**
 * Resolves to the exit code: 0 if the command was carried out, 1 if it was not, 2 for wrong
 * arguments. With `--json`, exactly one JSON object is printed, also for a failure.
 */
export const run = async (
  args: readonly string[],
  terminal: Terminal,
  connect: (place: Place) => Call = invoke,
): Promise<0 | 1 | 2> => {
  try {
    const given = readArguments(args);
    if (given.help) {
      terminal.print(usage);
      return 0;
    }
    const { answer, text } = await carryOut(given, connect(given.place), terminal);
    terminal.print(given.json ? jsonOf(answer) : text);
    return 'refund' in answer && !isGiven(answer.refund) ? 1 : 0;
  } catch (error) {
    if (args.includes('--json')) terminal.print(jsonOf(failureOf(error)));
    else terminal.note(printableLines(messageOf(error)));
    return exitCodeOf(error);
  }
};

/** `JSON.stringify` leaves some characters as they are that a terminal obeys. */
const jsonOf = (value: unknown): string => printableLines(JSON.stringify(value, null, 2));

const failureOf = (error: unknown) => {
  const code = error instanceof CommandFailed ? error.code : 'internal_error';
  const message = messageOf(error);
  return { error: { code: error instanceof UsageError ? 'usage' : code, message } };
};

const carryOut = async (given: Arguments, call: Call, terminal: Terminal): Promise<Outcome> => {
  if (given.name === 'stock') return stock(given, call);
  // Of the others only `list` takes no order.
  if (given.orderId === undefined) return list(given, call);
  const order = await detailsFor(given.orderId, call);
  if (given.name !== 'show') return move(given, order, call, terminal);
  return { answer: { order }, text: detailsOf(order, linksOf(order, given.place.local?.pageUrl)) };
};

const list = async (given: Arguments, call: Call): Promise<Outcome> => {
  const { status, awaiting: awaitingApproval, email, before, days, limit } = given;
  const wanted = { status, awaitingApproval, email, before, days, limit };
  const answer = doneIn(await call({ command: 'list', ...wanted }));
  const { orders, next } = answer as Extract<Answer, { orders: unknown }>;
  const more = next === undefined ? '' : `\nThere may be older ones: add --before ${next}.`;
  return { answer, text: `${tableOf(orders)}${more}` };
};

const detailsFor = async (orderId: OrderId, call: Call): Promise<OrderDetails> => {
  const answer = doneIn(await call({ command: 'show', orderId }));
  return (answer as { order: OrderDetails }).order;
};

const move = async (
  given: Arguments,
  order: OrderDetails,
  call: Call,
  terminal: Terminal,
): Promise<Outcome> => {
  const movement = movementOf(given, order);
  const question = questionOf(movement, order);
  if (question !== undefined && !given.yes) await assertConfirmed(question, terminal);
  const answer = (await send(movement, given, call)) as OrderDone;
  return { answer, text: sentenceOf(movement, order, answer) };
};

const assertConfirmed = async (question: string, { isInteractive, confirm }: Terminal) => {
  if (!isInteractive) {
    throw new UsageError('Nobody is there to confirm it: add --yes to do it without asking.');
  }
  if (!(await confirm(question))) throw new CommandFailed('not_confirmed', 'Nothing was done.');
};

/**
 * Sends the command. If nobody knows whether it was carried out, the error says how to repeat it.
 */
const send = async (movement: Movement, given: Arguments, call: Call): Promise<Done> => {
  try {
    return doneIn(await call(movement));
  } catch (error) {
    if (!(error instanceof CommandFailed && mayBeDone(error))) throw error;
    const message = `${error.message} ${againOf(movement, given, error)}`.trimEnd();
    throw new CommandFailed(error.code, message, { cause: error });
  }
};

/** How to repeat the command, unless the function's own sentence says so already. */
const againOf = (movement: Movement, given: Arguments, { code }: CommandFailed): string => {
  if (movement.command === 'refund') {
    return `With its id, a repeat can't refund twice:\n  ${repeatOf(given, movement.refundId)}`;
  }
  return code === 'no_answer' ? 'It is safe to give the same command again.' : '';
};

const sentenceOf = ({ command }: Movement, before: OrderDetails, answer: OrderDone): string => {
  if ('refund' in answer) return refundedSentence(answer.order, answer.refund);
  const isRepeat = before.decision !== undefined;
  return command === 'approve'
    ? approvedSentence(answer.order, isRepeat)
    : canceledSentence(answer.order, isRepeat);
};
