/** Executions of one state that waits for its token, and of what may follow it. */
import type { Definition, State } from '../../../local/step-functions/definition.ts';
import { Executions } from '../../../local/step-functions/executions.ts';
import { taskOf } from '../../../local/step-functions/tasks.ts';
import { lambdaOf } from '../lambda-of.ts';

export type Asked = { readonly taskToken: string; readonly document: unknown };

/** As the CDK writes it for an invocation that waits for its token. */
export const asking = (functionArn: string, overrides: Partial<State> = {}): State => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
  Parameters: {
    FunctionName: functionArn,
    Payload: { 'taskToken.$': '$$.Task.Token', 'document.$': '$' },
  },
  ...(overrides.TimeoutSecondsPath === undefined && { TimeoutSeconds: 900 }),
  End: true,
  ...overrides,
});

/** Catches what a state that waits can fail with; the error is at `why` then. */
export const caught = [
  { ErrorEquals: ['States.Timeout', 'Refused'], ResultPath: '$.why', Next: 'Late' },
];

/** `ask` is the function of the state. The clock must be Jest's. */
export const waiting = (
  state: Partial<State> = {},
  ask: (event: Asked) => unknown = () => undefined,
  tokenWaitMs?: number,
) => {
  const { events, arn, byArn } = lambdaOf('Ask', (event) => ask(event as Asked));
  const asked = events as readonly Asked[];
  const definition: Definition = {
    StartAt: 'Ask',
    States: { Ask: asking(arn, state), Late: { Type: 'Succeed' } },
  };
  const executions = new Executions({
    stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:Tested',
    definition,
    tasks: { Ask: taskOf('Ask', asking(arn, state), { lambdaByArn: byArn, dynamoDbUrl: '' }) },
    retryDelayMs: 0,
    ...(tokenWaitMs !== undefined && { tokenWaitMs }),
  });
  /** The token of this call of the function, once it was made. */
  const untilAsked = async (times = 1): Promise<string> => {
    while (asked.length < times) await jest.advanceTimersByTimeAsync(0);
    await jest.advanceTimersByTimeAsync(0);
    return asked[times - 1]?.taskToken ?? '';
  };
  return { executions, definition, asked, untilAsked, tokens: executions.tokens };
};
