/** Holds that the merchant captures in Stripe's dashboard while the checkout runs. */
import type { Scenario } from '../scenario.ts';
import { soldMeanwhile } from '../shopping.ts';
import { byHand, callOf, captureLess, loseDispute, stays } from './mishap.ts';

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
  {
    name: 'a hold of which less is captured by hand before Capture',
    callers: [],
    given: {
      act: { call: callOf('StateMachine', 'lambda', 'invoke Capture'), act: captureLess },
    },
    endings: ['paid', 'rejected', 'none'],
    shop: stays,
  },
  {
    name: 'a hold of which less is captured by hand before Capture, which only the reconciler sees',
    callers: [],
    withoutEvents: true,
    given: {
      act: { call: callOf('StateMachine', 'lambda', 'invoke Capture'), act: captureLess },
    },
    endings: ['paid', 'rejected', 'none'],
    shop: stays,
  },
];
