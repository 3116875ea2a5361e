/** The merchant of the simulated world: gives commands to the function that nothing public calls. */
import type { Answer, Command } from '../../../functions/checkout/commands.ts';
import type { Application } from '../../../local/application.ts';
import type { LambdaFunction } from '../../../local/lambda/function.ts';
import { pause } from './virtual-time.ts';

export type Merchant = {
  /** Gives a command, five times at most for as long as nobody knows whether it was carried out. */
  readonly command: (command: Command) => Promise<Answer>;
};

const mostAttempts = 5;
const minuteMs = 60_000;

export const merchantOf = (application: Application, say: (line: string) => void): Merchant => ({
  command: async (command) => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ordersFunction(application)
        .invoke(command)
        .then(
          (value) => value as Answer,
          () => unknownAnswer,
        );
      const code = 'error' in answer ? answer.error.code : 'done';
      say(`Merchant: ${command.command} → ${code}`);
      const isUnknown = code === 'unavailable' || code === 'internal_error';
      if (!isUnknown || attempt === mostAttempts) return answer;
      await pause(minuteMs);
    }
  },
});

const ordersFunction = ({ lambdas }: Application): LambdaFunction => {
  const found = [...lambdas].find(([logicalId]) => logicalId.startsWith('MerchantOrders'));
  if (found === undefined) throw new Error('No function’s logical id begins with MerchantOrders.');
  return found[1];
};

/** When the call itself failed, nobody knows what came of it. */
const unknownAnswer: Answer = { error: { code: 'unavailable', message: 'No answer came.' } };
