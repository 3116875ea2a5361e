import { type Shard, shardsAfter } from '../../../local/streams/shards.ts';

const shard = (id: string, facts: Partial<Shard> = {}): Shard => ({
  id,
  parentId: undefined,
  isReadToEnd: false,
  isClosed: false,
  ...facts,
});
const described = (id: string, parentId?: string) => ({ id, parentId });

test('a shard that is known stays what it is, with all that was read of it', () => {
  const known = shard('s1', { readUpTo: '7', iterator: 'i' });
  const [first, second] = shardsAfter([known], [described('s1'), described('s2', 's1')], {});
  expect(first).toBe(known);
  expect(second).toEqual(shard('s2', { parentId: 's1' }));
});

test('a shard that was done in an earlier run is closed', () => {
  const kept = { s1: { isClosed: true }, s2: { after: '7' } } as const;
  const shards = shardsAfter([], [described('s1'), described('s2', 's1')], kept);
  expect(shards.map(({ isClosed }) => isClosed)).toEqual([true, false]);
});

test('a shard that the stream has no more stays, as the oldest, until it is closed', () => {
  const known = [shard('s1', { isClosed: true }), shard('s2')];
  const shards = shardsAfter(known, [described('s3', 's2')], {});
  expect(shards.map(({ id }) => id)).toEqual(['s2', 's3']);
});
