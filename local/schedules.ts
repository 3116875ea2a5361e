/** EventBridge's scheduled rules: a function called every so often with the rule's input. */
import type { LambdaFunction } from './lambda/function.ts';
import type { Stack } from './template/stack.ts';

/** A call of the rule's function, in Unix milliseconds; without `endedAt` it has not answered yet. */
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
  /** What came of the newest run, by the clock or by hand. */
  readonly lastRun: () => Run | undefined;
};

type RuleProperties = {
  readonly ScheduleExpression?: string;
  /** Such a rule is not for the clock: see `events/rules.ts`. */
  readonly EventPattern?: unknown;
  readonly State?: string;
  readonly Targets?: readonly { readonly Arn: string; readonly Input?: string }[];
};

const unitMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

/** Throws an Error for a rule that is not a rate with functions as its targets. */
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

/** Runs the schedules by the clock until the returned function is called; failures are the log's. */
export const startSchedules = (schedules: readonly Schedule[]): (() => void) => {
  const timers = schedules.map(({ everyMs, run }) =>
    setInterval(() => void run().catch(() => {}), everyMs).unref(),
  );
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
};
