/** Step Functions' calls of a function: they can fail on their own, and come twice. */
import type { LambdaFunction } from '../../../local/lambda/function.ts';
import { LambdaError } from '../../../local/lambda/lambda-error.ts';
import { shortName } from '../lambda/simulated-lambda.ts';
import type { Network } from '../network/network.ts';

/** The function as the state machine reaches it: each call may meet a fault of its own. */
export const asStateMachineCalls = (
  lambda: LambdaFunction,
  network: Network,
  say: (line: string) => void,
): LambdaFunction => ({
  ...lambda,
  invoke: async (event) => {
    const name = `invoke ${shortName(lambda.configuration.name)}`;
    const { call, fault } = network.meet({ from: 'StateMachine', service: 'lambda', name });
    say(`${call.from}: ${name} #${call.nth}${fault === undefined ? '' : ` (${fault})`}`);
    switch (fault) {
      case 'error-before':
        throw serviceError('Lambda.ServiceException');
      case 'throttled':
        throw serviceError('Lambda.TooManyRequestsException');
      case 'lost-reply':
        await lambda.invoke(event).catch(() => {});
        throw serviceError('Lambda.Unknown');
      case 'duplicate': {
        const [answer, second] = [lambda.invoke(event), lambda.invoke(event)];
        await Promise.allSettled([answer, second]);
        return answer;
      }
      default:
        return lambda.invoke(event);
    }
  },
});

const serviceError = (name: string): LambdaError =>
  new LambdaError(name, { errorType: name, errorMessage: 'Ordered by the plan.' });
