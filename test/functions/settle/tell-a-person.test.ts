import type { FindingEvent, Numbers } from '../../../functions/checkout/finding-event.ts';
import type { Finding } from '../../../functions/checkout/verdict.ts';
import { tellAPerson } from '../../../functions/settle/tell-a-person.ts';
import { checkoutId, chk, placedAtMs } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { metricLines } from '../../support/metric-lines.ts';
import { quietLog } from '../../support/quiet-log.ts';

let lines: ReturnType<typeof quietLog>;
beforeEach(() => {
  metricLines();
  lines = quietLog();
});
afterEach(() => jest.restoreAllMocks());

const hourMs = 60 * 60 * 1000;

/** A day on which things are found; `failing` breaks a call once. */
const aDay = () => {
  const notes = new Map<string, number>();
  const published: FindingEvent[] = [];
  const world = { nowMs: placedAtMs, refuses: false, crashesBeforeNoting: false };
  const tell = tellAPerson({
    wasToldSince: async (subject, sinceMs) => (notes.get(subject) ?? 0) >= sinceMs,
    publish: async (events) => {
      if (world.refuses) return 0;
      published.push(...events);
      return events.length;
    },
    noteTold: async (subject, atMs) => {
      if (world.crashesBeforeNoting) throw new Error('The function died.');
      notes.set(subject, atMs);
    },
    now: () => world.nowMs,
  });
  const find = (finding: Finding, numbers: Numbers = { checkoutId }) => tell(finding, numbers);
  return { world, find, told: () => published.map(({ detail }) => detail) };
};

test('a finding that is met every five minutes is told once a day', async () => {
  const { world, find, told } = aDay();
  for (let run = 0; run < 3 * 24 * 12; run += 1) {
    await find('failed_for_good');
    world.nowMs += hourMs / 12;
  }
  expect(told()).toHaveLength(4);
  expect(lines).toHaveLength(3 * 24 * 12);
});

test('a finding that is met every six hours is told each day', async () => {
  const { world, find, told } = aDay();
  for (let run = 0; run < 3 * 4; run += 1) {
    await find('amounts_differ');
    world.nowMs += 6 * hourMs;
  }
  expect(told()).toHaveLength(3);
});

test('another finding of the same checkout, and the same of another one, are told at once', async () => {
  const { find, told } = aDay();
  await find('failed_for_good');
  await find('disputed');
  await find('failed_for_good', { checkoutId: chk('b') });
  expect(told().map(({ finding, about }) => [finding, about])).toEqual([
    ['failed_for_good', `checkout ${checkoutId}`],
    ['disputed', `checkout ${checkoutId}`],
    ['failed_for_good', `checkout ${chk('b')}`],
  ]);
});

test('a crash between publishing and noting tells twice, and never not at all', async () => {
  const { world, find, told } = aDay();
  world.crashesBeforeNoting = true;
  await failureOf(() => find('second_payment'));
  world.crashesBeforeNoting = false;
  await find('second_payment');
  await find('second_payment');
  expect(told()).toHaveLength(2);
});

test('a finding that the bus does not take is a failure, and is told later', async () => {
  const { world, find, told } = aDay();
  world.refuses = true;
  expect(await failureOf(() => find('disputed'))).toMatchObject({
    name: 'EventBridgeUnavailable',
    message: expect.stringMatching(/did not take the finding disputed.*in the log/),
  });
  world.refuses = false;
  await find('disputed');
  expect(told()).toHaveLength(1);
});
