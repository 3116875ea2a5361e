import { mishaps, type Visit } from '../../../bench/losses/mishaps.ts';
import { type Counter, type Told, visitCounter } from '../../../bench/losses/press.ts';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

const [quiet = { name: '', faults: [] }] = mishaps;
const visitOf = (overrides: Partial<Visit> = {}): Visit => ({
  email: 'ada@example.com',
  mishap: quiet,
  leaves: false,
  withoutEvents: false,
  ...overrides,
});

/** The keys that were pressed, at a shop that says these things in turn. */
const pressed = async (
  says: readonly Told[],
  visit: Visit,
  repeatsAttempts = true,
): Promise<readonly string[]> => {
  const keys: string[] = [];
  let attempts = 0;
  const counter: Counter = {
    repeatsAttempts,
    newAttempt: async () => {
      attempts += 1;
      return { key: `key-${attempts}`, paymentMethod: `pm_${attempts}` };
    },
    press: async ({ key }) => {
      keys.push(key);
      return says[keys.length - 1] ?? 'nothing';
    },
  };
  const visiting = visitCounter(counter, visit);
  await jest.runAllTimersAsync();
  await visiting;
  return keys;
};

test('a shopper who is told of an order has come to the end', async () => {
  expect(await pressed(['an order'], visitOf())).toEqual(['key-1']);
});

test('a shopper who leaves never presses again', async () => {
  expect(await pressed(['nothing'], visitOf({ leaves: true }))).toEqual(['key-1']);
});

test('a lost answer is asked for again by the same attempt, where the page has keys', async () => {
  expect(await pressed(['nothing', 'an order'], visitOf())).toEqual(['key-1', 'key-1']);
  expect(await pressed(['nothing', 'an order'], visitOf(), false)).toEqual(['key-1', 'key-2']);
});

test('after a definite no the next press is another attempt', async () => {
  expect(await pressed(['no order', 'an order'], visitOf())).toEqual(['key-1', 'key-2']);
});

test('nobody presses for ever', async () => {
  expect(await pressed([], visitOf())).toHaveLength(4);
});

test('who clicks twice sends one attempt twice, or two where the page has no keys', async () => {
  const twice = visitOf({ mishap: { ...quiet, clicksTwice: true } });
  expect(await pressed(['an order', 'an order'], twice)).toEqual(['key-1', 'key-1']);
  expect(await pressed(['nothing', 'an order'], twice)).toEqual(['key-1', 'key-1']);
  expect(await pressed(['an order', 'an order'], twice, false)).toEqual(['key-1', 'key-2']);
});
