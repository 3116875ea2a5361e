/** What goes wrong with each checkout. The same seed gives the same shoppers with the same mishaps. */
import type { Fault } from '../../test/simulation/network/faults.ts';
import { type Random, randomOf } from '../../test/simulation/world/randomness.ts';

/** The effects that every design has, whatever its calls are named. */
export type Effect = 'hold' | 'order' | 'capture';

/** A fault that the checkout's call for this effect meets: once, or for a minute from its first. */
export type PlannedFault = {
  readonly at: Effect;
  readonly fault: Fault;
  readonly forAMinute?: true;
};

export type Mishap = {
  readonly name: string;
  readonly faults: readonly PlannedFault[];
  /** The button is pressed a second time at the same moment. */
  readonly clicksTwice?: true;
};

const dies = (name: string, at: Effect, fault: 'crash-before' | 'crash-after'): Mishap => ({
  name: `the process dies ${name}`,
  faults: [{ at, fault }],
});

const lasting = (name: string, at: Effect, fault: Fault): Mishap => ({
  name,
  faults: [{ at, fault, forAMinute: true }],
});

export const mishaps: readonly Mishap[] = [
  { name: 'nothing goes wrong', faults: [] },
  { name: 'the shopper clicks twice', faults: [], clicksTwice: true },
  dies('before it asks for the hold', 'hold', 'crash-before'),
  dies('when the hold is there', 'hold', 'crash-after'),
  dies('before it writes the order', 'order', 'crash-before'),
  dies('when the order is written', 'order', 'crash-after'),
  dies('before it captures', 'capture', 'crash-before'),
  dies('when the hold is captured', 'capture', 'crash-after'),
  { name: 'Stripe’s answer to the hold is lost', faults: [{ at: 'hold', fault: 'lost-reply' }] },
  lasting('Stripe’s answers to the hold are lost for a minute', 'hold', 'lost-reply'),
  lasting('Stripe’s answers to the capture are lost for a minute', 'capture', 'lost-reply'),
  lasting('Stripe fails for a minute at the capture', 'capture', 'error-before'),
  lasting('DynamoDB fails for a minute, the order is not written', 'order', 'error-before'),
  lasting('DynamoDB’s answers are lost for a minute, the order is written', 'order', 'lost-reply'),
  {
    name: 'DynamoDB’s answers are lost for a minute, and then the process dies',
    faults: [
      { at: 'order', fault: 'lost-reply', forAMinute: true },
      { at: 'capture', fault: 'crash-before' },
    ],
  },
];

/** One shopper, who wants one thing once. */
export type Visit = {
  readonly email: string;
  readonly mishap: Mishap;
  /** Whether the shopper is gone before the answer, and never tries again. */
  readonly leaves: boolean;
  /** Whether Stripe's events of this checkout never arrive. */
  readonly withoutEvents: boolean;
};

/** So many visits: each mishap as often as any other, with a shopper who leaves or stays. */
export const visitsOf = (count: number, seed: number): readonly Visit[] => {
  const random = randomOf(seed);
  return Array.from({ length: count }, (_, index) => visit(index, random));
};

const visit = (index: number, { chance, pick }: Random): Visit => ({
  email: `shopper-${String(index).padStart(4, '0')}@example.com`,
  mishap: pick(mishaps),
  leaves: chance(0.5),
  withoutEvents: chance(0.3),
});
