/** Random calls of the kinds that the store makes, on few rows, so that they meet. */
import fc from 'fast-check';
import type { Call } from './engine-call.ts';
import { tableName } from './table.ts';
import { names, type Write, writes } from './writes.ts';

const ids = ['a', 'b', 'c', 'd'];
const keyOf = (id: string) => ({ id: { S: id } });
const text = fc.constantFrom('processing', 'requires_action', 'x', 'y', 'é', '2026-01-02', '');
const number = fc.constantFrom(0, 1, 2, 3, -1, 1e15, 9_007_199_254_740_991).map(String);

/** The value of each placeholder. */
const values = fc.record({
  ':n': number.map((N) => ({ N })),
  ':none': fc.constant({ N: '0' }),
  ':one': fc.constant({ N: '1' }),
  ':number': fc.constant({ S: 'N' }),
  ':true': fc.constant({ BOOL: true }),
  ':text': text.map((S) => ({ S })),
  // An index's key may not be empty, which the store takes care of.
  ':key': fc.constantFrom('2026-01-02', '1', '2', 'x').map((S) => ({ S })),
  ':processing': fc.constant({ S: 'processing' }),
  ':requiresAction': fc.constant({ S: 'requires_action' }),
  ':list': fc.array(text, { maxLength: 2 }).map((all) => ({ L: all.map((S) => ({ S })) })),
  ':set': fc
    .uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1, maxLength: 2 })
    .map((SS) => ({ SS })),
  ':map': fc.record({ taskToken: text, amount: number }).map(({ taskToken, amount }) => ({
    M: { taskToken: { S: taskToken }, amount: { N: amount }, none: { NULL: true } },
  })),
});
type Values = typeof values extends fc.Arbitrary<infer V> ? V : never;

/** Rows as other writes leave them, and some that no write would. */
const row = fc.record(
  {
    status: text,
    stock: fc.oneof(
      number.map((N) => ({ N })),
      fc.constant({ S: 'many' }),
    ),
    openSince: fc.constantFrom('2026-01-02', 'x'),
    placedOn: fc.constantFrom('2026-01-02', 'x'),
    placedAt: fc.constantFrom('1', '2', '3'),
    checkoutId: text,
    retired: fc.boolean(),
  },
  { requiredKeys: [] },
);
const itemOf = (id: string, fields: object) => ({
  ...keyOf(id),
  ...Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (typeof value === 'string') return [name, { S: value }];
      return [name, typeof value === 'boolean' ? { BOOL: value } : value];
    }),
  ),
});

/** The names or values that an expression uses: DynamoDB refuses others. */
const usedIn = <V>(all: Readonly<Record<string, V>>, ...expressions: readonly string[]) => {
  const used = new Set(expressions.join(' ').match(/[#:]\w+/g) ?? []);
  return Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
};

const expressionsOf = ({ update, condition }: Write, all: Values) => {
  const texts = [update, condition].filter((each) => each !== undefined);
  const usedNames = usedIn(names, ...texts);
  const usedValues = usedIn<unknown>(all, ...texts);
  return {
    ...(update !== undefined && { UpdateExpression: update }),
    ...(condition !== undefined && { ConditionExpression: condition }),
    ...(Object.keys(usedNames).length > 0 && { ExpressionAttributeNames: usedNames }),
    ...(Object.keys(usedValues).length > 0 && { ExpressionAttributeValues: usedValues }),
  };
};

type Kind = 'Put' | 'Update' | 'Delete' | 'ConditionCheck';

/** One write, as a call of its own or as an item of a transaction. */
const write = fc
  .record({
    kind: fc.constantFrom<Kind>('Put', 'Update', 'Update', 'Update', 'Delete', 'ConditionCheck'),
    id: fc.constantFrom(...ids),
    write: fc.constantFrom(...writes),
    isConditional: fc.boolean(),
    values,
    row,
    returned: fc.constantFrom('ALL_OLD', 'NONE'),
  })
  .map(
    ({
      kind,
      id,
      write: { update, condition },
      isConditional,
      values: all,
      row: fields,
      returned,
    }) => {
      const isUpdate = kind === 'Update' && update !== undefined;
      const real = kind === 'Update' && !isUpdate ? 'Put' : kind;
      const needsCondition = real === 'ConditionCheck' || isConditional;
      const expressions = expressionsOf(
        {
          ...(isUpdate && { update }),
          ...(needsCondition && { condition: condition ?? 'attribute_exists(id)' }),
        },
        all,
      );
      const input = {
        TableName: tableName,
        ...(real === 'Put' ? { Item: itemOf(id, fields) } : { Key: keyOf(id) }),
        ...expressions,
        ...(needsCondition && { ReturnValuesOnConditionCheckFailure: returned }),
      };
      return { kind: real, input };
    },
  );

const single = fc
  .record({ write, returns: fc.boolean() })
  .filter(({ write: { kind } }) => kind !== 'ConditionCheck')
  .map(({ write: { kind, input }, returns }): Call => {
    const newOrOld = kind === 'Update' ? 'ALL_NEW' : 'ALL_OLD';
    return {
      action: `${kind}Item`,
      input: { ...input, ...(returns && { ReturnValues: newOrOld }) },
    };
  });

const transaction = fc
  .record({
    writes: fc.array(write, { minLength: 1, maxLength: 4 }),
    token: fc.option(fc.constantFrom('first', 'second'), { nil: undefined }),
  })
  .map(
    ({ writes: all, token }): Call => ({
      action: 'TransactWriteItems',
      input: {
        TransactItems: all.map(({ kind, input }) => ({ [kind]: input })),
        ...(token !== undefined && { ClientRequestToken: token }),
      },
    }),
  );

const read = fc.oneof(
  fc.record({ id: fc.constantFrom(...ids), part: fc.boolean() }).map(
    ({ id, part }): Call => ({
      action: 'GetItem',
      input: {
        TableName: tableName,
        Key: keyOf(id),
        ConsistentRead: true,
        ...(part && {
          ProjectionExpression: '#status, stock, authentication.taskToken',
          ExpressionAttributeNames: { '#status': 'status' },
        }),
      },
    }),
  ),
  fc.subarray(ids, { minLength: 1 }).map(
    (all): Call => ({
      action: 'BatchGetItem',
      input: { RequestItems: { [tableName]: { Keys: all.map(keyOf), ConsistentRead: true } } },
    }),
  ),
  fc.boolean().map(
    (isForward): Call => ({
      action: 'Query',
      input: {
        TableName: tableName,
        IndexName: 'byDay',
        KeyConditionExpression: 'placedOn = :day AND placedAt BETWEEN :since AND :until',
        ExpressionAttributeValues: {
          ':day': { S: '2026-01-02' },
          ':since': { S: '1' },
          ':until': { S: '2' },
        },
        ScanIndexForward: isForward,
      },
    }),
  ),
  fc.constant<Call>({ action: 'Scan', input: { TableName: tableName, IndexName: 'open' } }),
);

/** A sequence of calls; `again` sends an earlier one once more, as a retry does. */
export const sequence: fc.Arbitrary<readonly Call[]> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: single },
      { weight: 4, arbitrary: transaction },
      { weight: 2, arbitrary: read },
      { weight: 2, arbitrary: fc.record({ again: fc.nat(20) }) },
    ),
    { minLength: 1, maxLength: 20 },
  )
  .map((all) => {
    const calls: Call[] = [];
    for (const each of all) {
      const call = 'again' in each ? calls[each.again % Math.max(calls.length, 1)] : each;
      if (call !== undefined) calls.push(call);
    }
    return calls;
  });
