/** The template's rules with an event pattern, and their targets: functions, queues, log groups. */
import type { LambdaFunction } from '../lambda/function.ts';
import type { Queue } from '../queues.ts';
import type { Stack } from '../template/stack.ts';
import { type BusEvent, busNameOf, type Rule } from './event-buses.ts';
import { assertPattern, matches } from './pattern.ts';

export type Targets = {
  readonly lambdaByArn: (arn: string) => LambdaFunction | undefined;
  readonly queues: readonly Queue[];
  /** Writes a line into a log group. */
  readonly log: (logGroup: string, text: string) => void;
};

type Target = {
  readonly Id: string;
  readonly Arn: string;
  readonly Input?: string;
  /** A path of member names, as `$.detail.order`; nothing else of JSONPath is known here. */
  readonly InputPath?: string;
};

type RuleProperties = {
  readonly EventBusName?: string;
  readonly EventPattern?: unknown;
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Targets?: readonly Target[];
};

const knownOfTargets = new Set([
  ...['Id', 'Arn', 'Input', 'InputPath'],
  // These have no effect here: every delivery succeeds, and permissions are not checked.
  ...['RetryPolicy', 'DeadLetterConfig', 'RoleArn'],
]);

/** Throws an Error for a pattern or a target that can't be run here. */
export const rulesOf = (stack: Stack, targets: Targets): readonly Rule[] => {
  const logGroups = stack.ofType('AWS::Logs::LogGroup').map(({ ref }) => ref);
  return stack
    .ofType<RuleProperties>('AWS::Events::Rule')
    .filter(({ properties }) => properties.EventPattern !== undefined)
    .filter(({ properties }) => properties.State !== 'DISABLED')
    .map(({ logicalId, properties }) => {
      const { EventBusName, EventPattern, ScheduleExpression, Targets = [] } = properties;
      if (ScheduleExpression !== undefined) {
        throw new Error(`${logicalId} has a pattern and a schedule: only one can be run here.`);
      }
      const pattern = assertPattern(EventPattern, logicalId);
      const deliveries = Targets.map((target) => {
        const send = senderTo(target.Arn, logGroups, targets);
        if (send === undefined) {
          throw new Error(
            `${logicalId} sends to ${target.Arn}: only functions, queues and log groups of this ` +
              'stack can be sent to here.',
          );
        }
        const inputOf = inputFor(target, logicalId);
        return (event: BusEvent) => send(inputOf(event));
      });
      return {
        busName: busNameOf(EventBusName),
        matches: (event) => matches(pattern, event),
        deliver: (event) => {
          for (const delivery of deliveries) delivery(event);
        },
      };
    });
};

/** What the target gets of an event. Throws an Error for a target with any other property. */
const inputFor = (target: Target, owner: string): ((event: BusEvent) => unknown) => {
  const { Input, InputPath } = target;
  const unknown = Object.keys(target).filter((name) => !knownOfTargets.has(name));
  if (unknown.length > 0 || (InputPath !== undefined && !/^\$(\.[\w-]+)*$/.test(InputPath))) {
    const what = unknown.join(', ') || `the input path ${InputPath}`;
    throw new Error(`${owner} has a target with ${what}, which can't be run here.`);
  }
  if (Input !== undefined) return () => JSON.parse(Input);
  if (InputPath === undefined) return (event) => event;
  const names = InputPath.split('.').slice(1);
  return (event) =>
    names.reduce<unknown>(
      (value, name) => (value as Record<string, unknown> | undefined)?.[name],
      event,
    );
};

const senderTo = (
  arn: string,
  logGroups: readonly string[],
  { lambdaByArn, queues, log }: Targets,
): ((input: unknown) => void) | undefined => {
  const lambda = lambdaByArn(arn);
  if (lambda !== undefined) {
    return (input) => {
      // Its error is in the function's log.
      lambda.invoke(input).catch(() => {});
    };
  }
  const queue = queues.find((each) => each.arn === arn);
  if (queue !== undefined) return (input) => queue.send(JSON.stringify(input));
  const logGroup = /:log-group:(.+?)(:\*)?$/.exec(arn)?.[1] ?? '';
  if (!logGroups.includes(logGroup)) return undefined;
  return (input) => log(logGroup, JSON.stringify(input));
};
