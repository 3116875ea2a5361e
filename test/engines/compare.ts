/** Sends the same random calls to two DynamoDB engines, and compares what they answer. */
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { askEngine } from '../simulation/network/engine-wire.ts';
import { sequence } from './calls.ts';
import { answerOf, type Call } from './engine-call.ts';
import { table, tableName } from './table.ts';

type Options = {
  readonly runs: number;
  readonly seed?: number;
};

/**
 * The shortest sequence found whose last call the engines answer differently, with both answers, in
 * words; undefined if there is none. The engines must have no table of this name yet.
 */
export const differenceOf = async (
  urls: readonly [string, string],
  { runs, seed }: Options,
): Promise<string | undefined> => {
  for (const url of urls) await askEngine(url, 'CreateTable', table);
  let run = 0;
  const property = fc.asyncProperty(sequence, async (calls) => {
    run += 1;
    for (const call of [...calls.map((each) => ofRun(each, run)), allRows]) {
      const [one, other] = await Promise.all([answerOf(urls[0], call), answerOf(urls[1], call)]);
      if (isDeepStrictEqual(one, other)) continue;
      await Promise.all(urls.map(empty));
      const [first, second] = [one, other].map((answer) => JSON.stringify(answer));
      const sent = calls.map(({ action, input }) => `${action} ${JSON.stringify(input)}`);
      throw new Error(
        [...sent, `${call.action} was answered with`, first, 'and with', second].join('\n'),
      );
    }
    await Promise.all(urls.map(empty));
  });
  const found = await fc.check(property, { numRuns: runs, ...(seed !== undefined && { seed }) });
  if (!found.failed) return undefined;
  const said = found.errorInstance instanceof Error ? found.errorInstance.message : '';
  return `seed ${found.seed}:\n${said}`;
};

/** At the end both have the same rows. */
const allRows: Call = { action: 'Scan', input: { TableName: tableName } };

/** A token of one run is not one of the next, which an engine remembers for ten minutes. */
const ofRun = ({ action, input }: Call, run: number): Call => {
  const { ClientRequestToken: token } = input;
  if (token === undefined) return { action, input };
  return { action, input: { ...input, ClientRequestToken: `${token}-${run}` } };
};

const empty = async (url: string): Promise<void> => {
  const { Items = [] } = await askEngine(url, 'Scan', { TableName: tableName });
  for (const { id } of Items as readonly { readonly id: unknown }[]) {
    await askEngine(url, 'DeleteItem', { TableName: tableName, Key: { id } });
  }
};
