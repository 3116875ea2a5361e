/** One call to a DynamoDB engine, and its answer in a form that two engines have to agree on. */
import { callEngine } from '../simulation/network/engine-wire.ts';

export type Call = { readonly action: string; readonly input: Readonly<Record<string, unknown>> };

/**
 * What code can tell of an answer: its fields; of an error its name, the row that a condition was
 * held against, and a transaction's reasons. Not the wording of messages, which AWS does not promise.
 */
export const answerOf = async (url: string, { action, input }: Call): Promise<unknown> => {
  const { status, body } = await callEngine(url, action, input);
  const { ConsumedCapacity, ItemCollectionMetrics, ...answer } = JSON.parse(body) as Answer;
  if (status === 200) return settled(withoutTies(action, answer));
  const reasons = answer.CancellationReasons as readonly Record<string, unknown>[] | undefined;
  return settled({
    error: String(answer.__type).split('#').at(-1),
    ...(answer.Item !== undefined && { Item: answer.Item }),
    ...(reasons !== undefined && {
      CancellationReasons: reasons.map(({ Code, Item }) => ({
        Code,
        ...(Item !== undefined && { Item }),
      })),
    }),
  });
};

/** Nobody asks for the first two; an engine may tell them all the same. */
type Answer = Readonly<Record<string, unknown>>;

type Rows = readonly { readonly placedAt?: { readonly S: string } }[];

/** A scan's rows have no order, and of a query's those that have the same sort key have none. */
const withoutTies = (action: string, answer: Answer): unknown => {
  if (!('Items' in answer)) return answer;
  const rows = answer.Items as Rows;
  if (action === 'Scan') return { ...answer, Items: sorted(rows) };
  const ties = [...Map.groupBy(rows, ({ placedAt }) => placedAt?.S).values()];
  return { ...answer, Items: ties.flatMap(sorted) };
};

/** Whole numbers are compared digit by digit: they may have more than JavaScript's. */
const numberOf = (text: string): string =>
  /^-?\d+$/.test(text) ? String(BigInt(text)) : String(Number(text));

/** Sets and the rows of a batch have no order, a number has many spellings. */
const settled = (value: unknown, name = ''): unknown => {
  if (Array.isArray(value)) {
    const all = value.map((each) => settled(each));
    return ['SS', 'Rows'].includes(name) ? sorted(all) : all;
  }
  if (name === 'N') return numberOf(String(value));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, settled(each, key)]),
  );
};

const sorted = (all: readonly unknown[]): readonly unknown[] =>
  all.toSorted((one, other) =>
    JSON.stringify(settled(one)) < JSON.stringify(settled(other)) ? -1 : 1,
  );
