import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { positionStore } from '../../../local/streams/positions.ts';

const position = { streamArn: 'arn:1', shards: { s1: { after: '7' } } };

test('a position in a folder is there after a restart, each event source’s own', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'positions-'));
  positionStore('One', folder).write(position);
  expect(positionStore('One', folder).read()).toEqual(position);
  expect(positionStore('Other', folder).read()).toBeUndefined();
});

test('a position is replaced as a whole: nothing half written is left', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'positions-'));
  const store = positionStore('One', folder);
  store.write(position);
  store.write({ streamArn: 'arn:2', shards: {} });
  expect(store.read()).toEqual({ streamArn: 'arn:2', shards: {} });
  expect(readdirSync(folder)).toEqual(['stream-One.json']);
});

test('without a folder a position lasts as long as its store', () => {
  const store = positionStore('One');
  expect(store.read()).toBeUndefined();
  store.write(position);
  expect(store.read()).toEqual(position);
  expect(positionStore('One').read()).toBeUndefined();
});
