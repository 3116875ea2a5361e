/** The command `stock`: what is left of a product, and how the merchant changes it. */
import { randomUUID } from 'node:crypto';
import type { Command, ProductStock } from '../../functions/checkout/commands.ts';
import { placeAsTyped } from '../terminal/place.ts';
import { UsageError } from '../terminal/usage-error.ts';
import type { Arguments } from './arguments.ts';
import { CommandFailed, type Done, doneIn, mayBeDone } from './command-failed.ts';
import type { Call } from './invoke.ts';

type Stock = Extract<Command, { command: 'stock' }>;
type Outcome = { readonly answer: Done; readonly text: string };

/** Throws `CommandFailed`; if nobody knows whether it was done, its sentence says how to repeat it. */
export const stock = async (given: Arguments, call: Call): Promise<Outcome> => {
  const command = commandOf(given);
  try {
    const answer = doneIn(await call(command));
    const { product } = answer as Extract<Done, { product: unknown }>;
    return { answer, text: sentenceOf(product) };
  } catch (error) {
    if (!(error instanceof CommandFailed && mayBeDone(error)) || command.changeId === undefined) {
      throw error;
    }
    const again = `With its id, a repeat can't change it twice:\n  ${repeatOf(given, command.changeId)}`;
    throw new CommandFailed(error.code, `${error.message} ${again}`, { cause: error });
  }
};

/** A change without an id gets one. */
const commandOf = ({ sku = '', set, add, id }: Arguments): Stock => {
  if (set !== undefined && add !== undefined)
    throw new UsageError('Give --set or --add, not both.');
  const isChange = set !== undefined || add !== undefined;
  return { command: 'stock', sku, set, add, changeId: isChange ? (id ?? randomUUID()) : undefined };
};

const sentenceOf = ({ sku, name, stock: left }: ProductStock): string =>
  left === null
    ? `The stock of ${name} (${sku}) is no number, so it is not sold: set it with --set.`
    : `${left} of ${name} (${sku}) are left.`;

const repeatOf = ({ sku, set, add, place }: Arguments, changeId: string): string =>
  [
    `npm run orders -- stock ${sku} ${set === undefined ? `--add=${add}` : `--set ${set}`}`,
    `--id ${changeId}`,
    placeAsTyped(place),
  ]
    .filter(Boolean)
    .join(' ');
