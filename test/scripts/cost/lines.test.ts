import { type Circumstances, linesOf } from '../../../scripts/cost/lines.ts';
import type { TemplateFacts, Use } from '../../../scripts/cost/use.ts';

const facts: TemplateFacts = {
  memoryMib: { Api: 1024, WorkflowAuthorize: 512, OrderEventsPublishOrderEvents: 512 },
  choices: ['HoldPlaced'],
  waits: ['AwaitApproval'],
  logsEverything: false,
  accessLogFormat: '',
  isTraced: false,
  alarmMetrics: 0,
  secrets: 0,
  dashboards: 0,
};

const use = (overrides: Partial<Use> = {}): Use => ({
  states: ['Authorize', 'HoldPlaced'],
  transitions: 2,
  functions: { Api: { count: 1, localMs: 100 }, WorkflowAuthorize: { count: 1, localMs: 99.5 } },
  readUnits: 2,
  writeUnits: 8,
  stripeRequests: 1,
  published: 0,
  logBytes: 0,
  shown: '',
  ...overrides,
});

const look = use({
  states: [],
  transitions: 0,
  functions: { Api: { count: 1, localMs: 10 } },
  readUnits: 1,
  writeUnits: 0,
  logBytes: 100,
});

const here: Circumstances = { look, looks: 1, facts, where: 'here' };

/** The amount and the price of one line, for a million checkouts. */
const lineOf = (price: string, of: Use = use(), circumstances: Partial<Circumstances> = {}) => {
  const found = linesOf(of, { ...here, ...circumstances }).find((line) => line.price === price);
  return [found?.amount, found?.usd];
};

test('two transitions are two millionths of 25 dollars a million times', () => {
  expect(lineOf('transitions')).toEqual([2_000_000, 50]);
});

test('each function is billed by its memory and its whole milliseconds', () => {
  // 100 ms of 1 GB, and 100 ms (99.5 rounded up) of half a GB: 0.15 GB-seconds.
  const [amount, usd] = lineOf('lambdaGbSeconds');
  expect(amount).toBeCloseTo(150_000);
  expect(usd).toBeCloseTo(150_000 * 0.0000133334);
  expect(lineOf('lambdaRequests')).toEqual([2_000_000, 0.4]);
});

test('units are a half and an eighth of a dollar and more a million', () => {
  expect(lineOf('writeUnits')).toEqual([8_000_000, 5]);
  expect(lineOf('readUnits')).toEqual([2_000_000, 0.25]);
});

test('the page’s requests pass CloudFront and the API, Stripe’s events the API alone', () => {
  const functions = {
    Api: { count: 3, localMs: 1 },
    WebhookStripeWebhook: { count: 2, localMs: 1 },
  };
  const memoryMib = { Api: 1024, WebhookStripeWebhook: 512 };
  const of = use({ functions });
  expect(lineOf('httpRequests', of, { facts: { ...facts, memoryMib } })).toEqual([5_000_000, 5]);
  expect(lineOf('cdnRequests', of, { facts: { ...facts, memoryMib } })).toEqual([3_000_000, 3]);
});

test('each further look is a request, an invocation, a read and what it logs', () => {
  const looks = 3;
  expect(lineOf('httpRequests', use(), { looks })).toEqual([3_000_000, 3]);
  expect(lineOf('lambdaRequests', use(), { looks })).toEqual([4_000_000, 0.8]);
  expect(lineOf('readUnits', use(), { looks })).toEqual([4_000_000, 0.5]);
  // 100 and two times 10 ms of 1 GB are 40 ms each on average; and 100 ms of half a GB.
  expect(lineOf('lambdaGbSeconds', use(), { looks })[0]).toBeCloseTo(170_000);
});

test('each change of an order is published by an invocation, however many shared one', () => {
  const functions = { OrderEventsPublishOrderEvents: { count: 1, localMs: 10 } };
  const of = use({ functions, published: 2 });
  expect(lineOf('busEvents', of)).toEqual([2_000_000, 2]);
  // The two of it, and the look that was measured with the checkout is none of the API’s here.
  expect(lineOf('lambdaRequests', of)).toEqual([2_000_000, 0.4]);
});

test('one trace in twenty is recorded, if executions are traced', () => {
  expect(lineOf('traces')).toEqual([0, 0]);
  const [amount, usd] = lineOf('traces', use(), { facts: { ...facts, isTraced: true } });
  expect([amount, usd]).toEqual([50_000, 0.25]);
});

test('a state machine that logs everything writes a line for each event of its history', () => {
  const gigabytes = (states: readonly string[], logsEverything: boolean) =>
    lineOf('logGigabytes', use({ states }), { facts: { ...facts, logsEverything } })[0] ?? 0;
  const more = (states: readonly string[]) => gigabytes(states, true) - gigabytes(states, false);
  // Start and end; a Task has five events, one that waits six, a Choice two.
  const perEvent = more([]) / 2;
  expect(more(['Authorize']) / perEvent).toBeCloseTo(2 + 5);
  expect(more(['AwaitApproval']) / perEvent).toBeCloseTo(2 + 6);
  expect(more(['HoldPlaced']) / perEvent).toBeCloseTo(2 + 2);
});

test('on AWS a function also waits for what it calls', () => {
  const functions = { WorkflowAuthorize: { count: 1, localMs: 10 } };
  // 1240 ms for the hold and 10 for itself, of half a GB.
  expect(lineOf('lambdaGbSeconds', use({ functions }), { where: 'aws' })[0]).toBeCloseTo(625_000);
});

test.each([
  ['the template does not have', { functions: { Unknown: { count: 1, localMs: 1 } } }],
] as const)('a function that %s is an error', (_, of) => {
  expect(() => linesOf(use(of), here)).toThrow('The template has no function Unknown.');
});

test('a function of which nobody assumes what it calls is an error', () => {
  const functions = { Unknown: { count: 1, localMs: 1 } };
  const memoryMib = { Unknown: 512, Api: 1024 };
  expect(() =>
    linesOf(use({ functions }), { ...here, where: 'aws', facts: { ...facts, memoryMib } }),
  ).toThrow('assumed.ts does not say which calls Unknown makes.');
});
