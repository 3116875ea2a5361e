/** The template's rules with an event pattern, and their targets: functions, queues, topics, log groups. */
import type { LambdaFunction } from '../lambda/function.ts';
import type { Queue } from '../queues.ts';
import type { Stack } from '../template/stack.ts';
import type { Topic } from '../topics.ts';
import { type BusEvent, busNameOf, type Rule } from './event-buses.ts';
import { assertPattern, matches } from './pattern.ts';
import { type InputProperties, inputFor } from './target-input.ts';

export type Targets = {
  readonly lambdaByArn: (arn: string) => LambdaFunction | undefined;
  readonly queues: readonly Queue[];
  readonly topics: readonly Topic[];
  /** Writes a line into a log group. */
  readonly log: (logGroup: string, text: string) => void;
};

type Target = InputProperties & { readonly Arn: string };

type RuleProperties = {
  readonly EventBusName?: string;
  readonly EventPattern?: unknown;
  readonly ScheduleExpression?: string;
  readonly State?: string;
  readonly Targets?: readonly Target[];
};

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
            `${logicalId} sends to ${target.Arn}: only functions, queues, topics and log groups of this ` +
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

const senderTo = (
  arn: string,
  logGroups: readonly string[],
  { lambdaByArn, queues, topics, log }: Targets,
): ((input: string) => void) | undefined => {
  const lambda = lambdaByArn(arn);
  if (lambda !== undefined) {
    return (input) => {
      // Its error is in the function's log.
      lambda.invoke(JSON.parse(input)).catch(() => {});
    };
  }
  const queue = queues.find((each) => each.arn === arn);
  if (queue !== undefined) return (input) => queue.send(input);
  const topic = topics.find((each) => each.arn === arn);
  if (topic !== undefined) return (input) => topic.publish(input);
  const logGroup = /:log-group:(.+?)(:\*)?$/.exec(arn)?.[1] ?? '';
  if (!logGroups.includes(logGroup)) return undefined;
  return (input) => log(logGroup, input);
};
