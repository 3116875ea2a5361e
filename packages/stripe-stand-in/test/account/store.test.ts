import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createStore } from '../../src/account/store.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const half = () => 0.5;

test('ids have their prefix, and none is given twice, even after a reset', () => {
  const store = createStore(undefined, half);
  const first = store.newId('pi');
  store.reset();
  const ids = [first, store.newId('pi'), store.newId('ch')];
  expect(ids.map((id) => id.split('_')[0])).toEqual(['pi', 'pi', 'ch']);
  expect(new Set(ids.map((id) => id.split('_')[1])).size).toBe(3);
});

test('a reset keeps only the webhook endpoints', () => {
  const { state, reset } = createStore(undefined, half);
  state.events.push({ id: 'evt_1', created: 1, type: 'x', object: {}, idempotencyKey: null });
  state.clockOffsetMs = 5;
  const endpoint = {
    id: 'we_1',
    created: 1,
    apiVersion: null,
    url: 'http://127.0.0.1/',
    enabledEvents: ['*'],
    status: 'enabled' as const,
    description: null,
    metadata: {},
    secret: 'whsec_1',
    rolledSecret: null,
  };
  state.webhookEndpoints.we_1 = endpoint;
  reset();
  expect(state).toMatchObject({
    events: [],
    clockOffsetMs: 0,
    webhookEndpoints: { we_1: endpoint },
  });
});

describe('a store with a file', () => {
  const build = () => {
    const file = path.join(temporaryFolder(), 'state.json');
    return { file, store: createStore(file, half) };
  };

  test('writes what has changed', () => {
    const { file, store } = build();
    store.newId('pi');
    store.save();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ serial: 1 });
    expect(createStore(file, half).state.serial).toBe(1);
  });

  test('writes nothing while nothing has changed', () => {
    const { file, store } = build();
    store.save();
    expect(existsSync(file)).toBe(false);
    store.newId('pi');
    store.save();
    rmSync(file);
    store.save();
    expect(existsSync(file)).toBe(false);
  });

  const counted = ['deliveryChanges', 'clockOffsetMs', 'holdLagSeconds'] as const;
  test.each(counted)('writes a change of %s', (name) => {
    const { file, store } = build();
    store.state[name] += 1;
    store.save();
    expect(existsSync(file)).toBe(true);
  });
});
