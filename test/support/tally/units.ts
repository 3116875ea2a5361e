/**
 * The DynamoDB units of calls, as the engine counts them: it is asked for the capacity that each call
 * has used. An answer that is an error has none, so the least that AWS bills for it is counted. Source
 * of the rules: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
import type { Listener } from '../faulty-proxy.ts';

/** One call, on one table and its indexes. A transaction has one of these for each table. */
export type Used = {
  readonly action: string;
  readonly table: string;
  readonly reads: number;
  readonly writes: number;
};

type Capacity = { readonly TableName: string; readonly CapacityUnits: number };
type Answer = {
  readonly ConsumedCapacity?: Capacity | readonly Capacity[];
  /** The name of an error. */
  readonly __type?: string;
};
type Item = { readonly TableName: string };
export type Request = Partial<Item> & {
  readonly TransactItems?: readonly Readonly<Record<string, Item>>[];
};

const reading: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);

export const usedBy = (action: string, request: Request, answer: Answer): readonly Used[] => {
  const capacities = [answer.ConsumedCapacity ?? leastOf(request)].flat();
  return capacities.map(({ TableName, CapacityUnits }) => ({
    action,
    table: TableName,
    reads: reading.has(action) ? CapacityUnits : 0,
    writes: reading.has(action) ? 0 : CapacityUnits,
  }));
};

/** What was refused: a unit for the row that was looked at, and two for each item of a transaction. */
const leastOf = ({ TableName = '', TransactItems }: Request): readonly Capacity[] =>
  TransactItems === undefined
    ? [{ TableName, CapacityUnits: 1 }]
    : TransactItems.flatMap((item) =>
        Object.values(item).map((each) => ({ TableName: each.TableName, CapacityUnits: 2 })),
      );

/** Has the engine count the units, and hears of each call's. */
export const unitsListener = (heard: (used: readonly Used[]) => void): Listener => ({
  asked: (_, body) => JSON.stringify({ ...JSON.parse(body), ReturnConsumedCapacity: 'TOTAL' }),
  answered: (action, body, answer) => heard(usedBy(action, JSON.parse(body), JSON.parse(answer))),
});
