/** EventBridge's scheduled rules: each calls a function at a fixed rate with the rule's input. */
import type { LambdaFunction } from './lambda/function.ts';
import type { Stack } from './template/stack.ts';

/**
 * One call of the rule's function. Times are Unix milliseconds; without `endedAt` it still runs.
 */
export type Run = {
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly error?: string;
};

export type Schedule = {
  readonly logicalId: string;
  readonly everyMs: number;
  /** Rejects with the function's error. */
  readonly run: () => Promise<unknown>;
  /** The run that started last, by the clock or by hand, and how it ended. */
  readonly lastRun: () => Run | undefined;
};

type RuleProperties = {
  readonly ScheduleExpression?: string;
  /** A rule with a pattern has no schedule: see `events/rules.ts`. */
  readonly EventPattern?: unknown;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string; readonly Input?: string }[];
};

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Throws an Error for a rule whose schedule is not a rate, or whose target is not a function. */
export const schedulesOf = (
  stack: Stack,
  lambdaByArn: (arn: string) => LambdaFunction | undefined,
): readonly Schedule[] =>
  stack.ofType<RuleProperties>('AWS::Events::Rule').flatMap(({ logicalId, properties }) => {
    const { ScheduleExpression = '', EventPattern, Targets = [], State } = properties;
    if (State === 'DISABLED' || EventPattern !== undefined) return [];
    const everyMs = rateMs(ScheduleExpression);
    if (everyMs === undefined) {
      throw new Error(
        `${logicalId} goes by "${ScheduleExpression}": only rate(…) can be run here.`,
      );
    }
    return Targets.map(({ Arn, Input = '{}' }) => {
      const lambda = lambdaByArn(Arn);
      if (lambda === undefined) throw new Error(`${logicalId} calls ${Arn}, which is no function.`);
      return { logicalId, everyMs, ...remembering(() => lambda.invoke(JSON.parse(Input))) };
    });
  });

const remembering = (call: () => Promise<unknown>): Pick<Schedule, 'run' | 'lastRun'> => {
  let newest: Run | undefined;
  const run = async (): Promise<unknown> => {
    const started: Run = { startedAt: Date.now() };
    newest = started;
    const end = (error?: string): void => {
      if (newest !== started) return;
      newest = { ...started, endedAt: Date.now(), ...(error !== undefined && { error }) };
    };
    try {
      const answer = await call();
      end();
      return answer;
    } catch (error) {
      end((error as Error).message);
      throw error;
    }
  };
  return { run, lastRun: () => newest };
};

const rateMs = (expression: string): number | undefined => {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  return unit === undefined ? undefined : Number(count) * unitMs[unit as keyof typeof unitMs];
};

/**
 * Runs the schedules until the returned function is called. Failures are in the functions' logs.
 */
export const startSchedules = (schedules: readonly Schedule[]): (() => void) => {
  const timers = schedules.map(({ everyMs, run }) =>
    setInterval(() => void run().catch(() => {}), everyMs).unref(),
  );
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
};
