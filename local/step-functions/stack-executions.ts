/** The template's only state machine, and its executions. */
import path from 'node:path';
import type { LambdaFunction } from '../lambda/function.ts';
import type { Stack } from '../template/stack.ts';
import type { Definition } from './definition.ts';
import { Executions, type Machine } from './executions.ts';
import { taskOf } from './tasks.ts';

type Options = {
  readonly lambdaByArn: (arn: string) => LambdaFunction | undefined;
  /** Where states that call DynamoDB without a function find it. */
  readonly dynamoDbUrl: string;
  /** Keeps executions between runs; without it they are forgotten. */
  readonly folder?: string;
  /** Milliseconds before each retry of a state; without it the definition's own waits. */
  readonly retryDelayMs?: number;
  /**
   * Milliseconds that a state waits for its token, rounded up to seconds; without it its own time.
   */
  readonly tokenWaitMs?: number;
  /** Those of a system that is reloaded: they are taken over, and begin with `begin` to run the new machine. */
  readonly former?: Executions | undefined;
};

export type StackExecutions = {
  readonly stateMachineArn: string;
  readonly definition: Definition;
  readonly executions: Executions;
  /** Executions that are started from now on run this definition. */
  readonly begin: () => void;
};

/**
 * Throws an Error when the template has no or several state machines, or a task that can't be run.
 */
export const executionsOf = (stack: Stack, options: Options): StackExecutions => {
  const { folder, retryDelayMs, tokenWaitMs, former } = options;
  const [resource, ...more] = stack.ofType<{ DefinitionString: string }>(
    'AWS::StepFunctions::StateMachine',
  );
  if (resource === undefined || more.length > 0) {
    throw new Error('The template must have one state machine.');
  }
  const stateMachineArn = resource.ref;
  const definition = JSON.parse(resource.properties.DefinitionString) as Definition;
  const tasks = Object.entries(definition.States)
    .filter(([, { Type }]) => Type === 'Task')
    .map(([name, state]) => [name, taskOf(name, state, options)] as const);
  const machine: Machine = { definition, tasks: Object.fromEntries(tasks) };
  const executions =
    former ??
    new Executions({
      stateMachineArn,
      ...machine,
      ...(folder !== undefined && { folder: path.join(folder, 'executions') }),
      ...(retryDelayMs !== undefined && { retryDelayMs }),
      ...(tokenWaitMs !== undefined && { tokenWaitMs }),
    });
  return { stateMachineArn, definition, executions, begin: () => executions.redefine(machine) };
};
