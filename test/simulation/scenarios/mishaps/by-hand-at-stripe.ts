/** Holds that the merchant captures in Stripe's dashboard while the checkout runs. */
import { pause } from '../../world/virtual-time.ts';
import type { Scenario } from '../scenario.ts';
import { lamp, placeUntilAnswered } from '../shopping.ts';
import { byHand, callOf, loseDispute, stays } from './mishap.ts';

/** Two shoppers want the last lamp; the one that is watched comes second. */
const soldMeanwhile: Scenario['shop'] = async (world) => {
  await Promise.all([
    placeUntilAnswered(world, { key: 'scenario-key-0002', ...lamp }),
    pause(60).then(() => placeUntilAnswered(world, lamp)),
  ]);
};

export const byHandAtStripe: readonly Scenario[] = [
  {
    name: 'the last one was sold meanwhile, and its hold captured by hand',
    callers: [],
    stock: { lamp: 1 },
    given: {
      act: {
        call: callOf('StateMachine', 'lambda', 'invoke CreateOrder', 1),
        act: (world) => byHand(world, 'capture'),
      },
    },
    endings: ['refunded', 'rejected', 'paid', 'none'],
    shop: soldMeanwhile,
  },
  {
    name: 'the last one was sold meanwhile, and its hold captured by hand and lost in a dispute',
    callers: [],
    stock: { lamp: 1 },
    given: {
      act: {
        call: callOf('StateMachine', 'lambda', 'invoke CreateOrder', 1),
        act: async (world) => {
          await byHand(world, 'capture');
          await loseDispute(world);
        },
      },
    },
    endings: ['refunded', 'rejected', 'paid', 'none'],
    shop: soldMeanwhile,
  },
  {
    name: 'a hold that is captured by hand before Capture',
    callers: [],
    given: {
      act: {
        call: callOf('StateMachine', 'lambda', 'invoke Capture'),
        act: (world) => byHand(world, 'capture'),
      },
    },
    endings: ['paid', 'rejected', 'none'],
    shop: stays,
  },
];
