/** Checkouts that were stopped, or never started. */
import { pause } from '../../world/virtual-time.ts';
import type { World } from '../../world/world.ts';
import type { Scenario } from '../scenario.ts';
import { scenarioKey } from '../shopping.ts';
import { callOf, checkoutId, stays } from './mishap.ts';

const stop = async ({ application, say }: World): Promise<void> => {
  if (application.executions.get(checkoutId)?.status !== 'RUNNING') return;
  say('Operator: stop');
  await application.executions.abort(checkoutId);
};

/** Stripe's events come when the execution that asked for the hold should long have gone on. */
const eventsComeLate: Scenario['shop'] = async (world) => {
  await stays(world);
  await pause(2 * 60_000);
};

const stopped: Pick<Scenario, 'callers' | 'given' | 'endings' | 'shop'> = {
  callers: [],
  given: { act: { call: callOf('StateMachine', 'lambda', 'invoke CreateOrder'), act: stop } },
  endings: ['paid', 'rejected', 'none'],
  shop: stays,
};

export const stoppedCheckouts: readonly Scenario[] = [
  { name: 'an execution that an operator stopped', ...stopped, shop: eventsComeLate },
  {
    name: 'an execution that an operator stopped, and no events',
    ...stopped,
    withoutEvents: true,
  },
  {
    name: 'an API that dies before it starts the execution, and a shopper who leaves',
    callers: [],
    given: {
      faults: [
        {
          call: callOf('Api', 'states', 'StartExecution'),
          fault: 'crash-before',
          lasting: false,
        },
      ],
    },
    endings: ['rejected', 'paid', 'none'],
    shop: async (world) => {
      await world.place({ key: scenarioKey });
    },
  },
];
