import type { LambdaFunction } from '../../local/lambda/function.ts';
import { schedulesOf, startSchedules } from '../../local/schedules.ts';
import type { Resource } from '../../local/template/assembly.ts';
import { resolveStack } from '../../local/template/stack.ts';

const minuteMs = 60_000;

/** A stack that has only rules. */
const stackOf = (rules: Readonly<Record<string, object>>) =>
  resolveStack(
    {
      stackName: 'Shop',
      template: {
        Parameters: {},
        Resources: Object.fromEntries(
          Object.entries(rules).map(([logicalId, Properties]): [string, Resource] => [
            logicalId,
            { Type: 'AWS::Events::Rule', Properties: Properties as Record<string, unknown> },
          ]),
        ),
        Outputs: {},
      },
      assetPath: (key) => key,
    },
    {},
  );
const target = { Arn: 'arn:reconcile', Input: '{"scope":"open"}' };
const rule = (overrides: object = {}) => ({
  ScheduleExpression: 'rate(5 minutes)',
  State: 'ENABLED',
  Targets: [target],
  ...overrides,
});

/** The rules' schedules, with a function that records what it is called with. */
const schedules = (rules: Readonly<Record<string, object>>, fails = false) => {
  const events: unknown[] = [];
  const reconcile = {
    invoke: async (event: unknown) => {
      events.push(event);
      if (fails) throw new Error('failed');
    },
  } as Partial<LambdaFunction> as LambdaFunction;
  const found = schedulesOf(stackOf(rules), (arn) =>
    arn === 'arn:reconcile' ? reconcile : undefined,
  );
  return { events, found };
};

describe('a rule', () => {
  test.each([
    ['rate(1 minute)', minuteMs],
    ['rate(5 minutes)', 5 * minuteMs],
    ['rate(1 hour)', 60 * minuteMs],
    ['rate(6 hours)', 6 * 60 * minuteMs],
    ['rate(2 days)', 2 * 24 * 60 * minuteMs],
  ])('by %s is run every %d ms', (ScheduleExpression, everyMs) => {
    const { found } = schedules({ Rule: rule({ ScheduleExpression }) });
    expect(found).toMatchObject([{ logicalId: 'Rule', everyMs }]);
  });

  test('calls its function with its input', async () => {
    const { events, found } = schedules({ Rule: rule() });
    await found[0]?.run();
    expect(events).toEqual([{ scope: 'open' }]);
  });

  test('without an input calls it with an empty event', async () => {
    const { events, found } = schedules({ Rule: rule({ Targets: [{ Arn: target.Arn }] }) });
    await found[0]?.run();
    expect(events).toEqual([{}]);
  });

  test('reports when its newest run started, when it ended, and with which error', async () => {
    const { found } = schedules({ Rule: rule() });
    expect(found[0]?.lastRun()).toBeUndefined();
    const running = found[0]?.run();
    expect(found[0]?.lastRun()).toEqual({ startedAt: expect.any(Number) });
    await running;
    expect(found[0]?.lastRun()).toEqual({
      startedAt: expect.any(Number),
      endedAt: expect.any(Number),
    });

    const { found: failing } = schedules({ Rule: rule() }, true);
    await expect(failing[0]?.run()).rejects.toThrow('failed');
    expect(failing[0]?.lastRun()).toMatchObject({ endedAt: expect.any(Number), error: 'failed' });
  });

  test('reports the run that started last, whichever ends last', async () => {
    const answers = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = { invoke: () => answers.shift()?.promise } as unknown as LambdaFunction;
    const [first, second] = answers;
    const [schedule] = schedulesOf(stackOf({ Rule: rule() }), () => slow);
    const runs = [schedule?.run(), schedule?.run()];
    second?.resolve();
    await runs[1];
    first?.reject(new Error('late'));
    await expect(runs[0]).rejects.toThrow('late');
    expect(schedule?.lastRun()).not.toHaveProperty('error');
  });

  test('with several targets is as many schedules', () => {
    expect(schedules({ Rule: rule({ Targets: [target, target] }) }).found).toHaveLength(2);
  });

  test('that is switched off has no schedule', () => {
    expect(schedules({ Rule: rule({ State: 'DISABLED' }) }).found).toEqual([]);
  });

  test.each(['cron(0 12 * * ? *)', 'rate(5 weeks)', undefined])(
    'by %s can’t be run here, and is named',
    (ScheduleExpression) => {
      expect(() => schedules({ Nightly: rule({ ScheduleExpression }) })).toThrow(
        `Nightly goes by "${ScheduleExpression ?? ''}": only rate(…) can be run here.`,
      );
    },
  );

  test('that calls something other than a function is refused, and named', () => {
    expect(() => schedules({ Rule: rule({ Targets: [{ Arn: 'arn:queue' }] }) })).toThrow(
      'Rule calls arn:queue, which is no function.',
    );
  });
});

describe('schedules that are started', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const often = rule({ ScheduleExpression: 'rate(1 minute)' });
  const seldom = rule({
    ScheduleExpression: 'rate(1 hour)',
    Targets: [{ Arn: target.Arn, Input: '{"scope":"everything"}' }],
  });

  test('run each at its own rate, not before the first time is over', async () => {
    const { events, found } = schedules({ Often: often, Seldom: seldom });
    const stop = startSchedules(found);
    await jest.advanceTimersByTimeAsync(minuteMs - 1);
    expect(events).toEqual([]);
    await jest.advanceTimersByTimeAsync(59 * minuteMs + 1);
    const scopes = events.map((event) => (event as { scope: string }).scope);
    expect(scopes.filter((scope) => scope === 'open')).toHaveLength(60);
    expect(scopes.filter((scope) => scope === 'everything')).toHaveLength(1);
    stop();
  });

  test('run until they are stopped', async () => {
    const { events, found } = schedules({ Often: often });
    const stop = startSchedules(found);
    await jest.advanceTimersByTimeAsync(minuteMs);
    stop();
    await jest.advanceTimersByTimeAsync(10 * minuteMs);
    expect(events).toHaveLength(1);
  });

  test('go on after a run that failed', async () => {
    const { events, found } = schedules({ Often: often }, true);
    const stop = startSchedules(found);
    await jest.advanceTimersByTimeAsync(2 * minuteMs);
    expect(events).toHaveLength(2);
    stop();
  });
});
