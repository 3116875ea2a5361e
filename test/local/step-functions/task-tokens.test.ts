import { TaskTokens } from '../../../local/step-functions/task-tokens.ts';

/** Tokens of a machine that has had one execution. */
const tokensOf = () => new TaskTokens((name) => name === 'chk_1');
const named = (name: string) => expect.objectContaining({ name });

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  // Nothing that is over leaves a timer behind.
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

test('a token is as long as AWS’s may be, and no two are alike', () => {
  const tokens = tokensOf();
  expect(tokens.issue('chk_1')).toMatch(/^.{100,2048}$/);
  expect(tokens.issue('chk_1')).not.toBe(tokens.issue('chk_1'));
});

test('a wait ends with the output that comes back, once', async () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  const outcome = tokens.open(token, 900);
  tokens.heartbeat(token);
  tokens.succeed(token, '{"n":1}');
  expect(await outcome).toEqual({ n: 1 });
  expect(() => tokens.succeed(token, '1')).toThrow(named('TaskTimedOut'));
  expect(() => tokens.fail(token, 'Refused', 'why')).toThrow(named('TaskTimedOut'));
  expect(() => tokens.heartbeat(token)).toThrow(named('TaskTimedOut'));
});

test('a wait ends with the failure that comes back', async () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  const outcome = tokens.open(token, undefined);
  tokens.fail(token, 'Refused', 'by the merchant');
  await expect(outcome).rejects.toMatchObject({ name: 'Refused', message: 'by the merchant' });
});

test('an output that is not JSON is refused, and the wait goes on', async () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  const outcome = tokens.open(token, 900);
  expect(() => tokens.succeed(token, 'no')).toThrow(named('InvalidOutput'));
  tokens.succeed(token, '1');
  expect(await outcome).toBe(1);
});

test('a token is over when its time is, to the second', () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  void tokens.open(token, 900);
  jest.advanceTimersByTime(899_999);
  tokens.heartbeat(token);
  jest.advanceTimersByTime(1);
  expect(() => tokens.succeed(token, '1')).toThrow(named('TaskTimedOut'));
});

test('a wait that is abandoned ends at once, and its token is over', async () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  const outcome = tokens.open(token, 900);
  tokens.abandon(token);
  expect(await outcome).toBeNull();
  expect(() => tokens.succeed(token, '1')).toThrow(named('TaskTimedOut'));
});

test('a token that is closed is over; a repeat does nothing', () => {
  const tokens = tokensOf();
  const token = tokens.issue('chk_1');
  void tokens.open(token, 900);
  tokens.close(token);
  tokens.close(token);
  expect(() => tokens.heartbeat(token)).toThrow(named('TaskTimedOut'));
});

test('a token of an execution that was before a restart is over, and one that never was invalid', () => {
  const before = tokensOf().issue('chk_1');
  expect(() => tokensOf().succeed(before, '1')).toThrow(named('TaskTimedOut'));
  const ofAnother = tokensOf().issue('chk_2');
  expect(() => tokensOf().succeed(ofAnother, '1')).toThrow(named('InvalidToken'));
  const name = Buffer.from('chk_1').toString('base64url');
  for (const invented of ['', 'invented', `short.${name}`]) {
    expect(() => tokensOf().succeed(invented, '1')).toThrow(named('InvalidToken'));
  }
});
