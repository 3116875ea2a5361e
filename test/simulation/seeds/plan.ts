/** The plan of a day at the shop: who comes, what breaks, who meddles. fast-check draws it from the seed. */
import fc from 'fast-check';
import { faultsOf, type Service } from '../network/faults.ts';
import { canaryAddress } from '../world/canaries.ts';
import type { Load } from '../world/world.ts';
import { type Attacker, attacker } from './attackers.ts';
import type { Meddling } from './meddling.ts';
import { type Typist, typist } from './typists.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Shoppers come, things begin to break and people meddle within this time. */
export const busyMs = 20 * minuteMs;

const cards = [
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_visa_chargeDeclined',
  'pm_card_visa_chargeDeclinedInsufficientFunds',
  'pm_card_threeDSecure2Required',
  'pm_card_createDispute',
] as const;

const carts = [
  { items: [{ sku: 'workshop', quantity: 1 }], expectedTotal: 1400 },
  { items: [{ sku: 'workshop', quantity: 2 }], expectedTotal: 2800 },
  { items: [{ sku: 'lamp', quantity: 1 }], expectedTotal: 11900 },
  {
    items: [
      { sku: 'lamp', quantity: 1 },
      { sku: 'workshop', quantity: 1 },
    ],
    expectedTotal: 13300,
  },
  // It is sent, and taxed.
  {
    items: [{ sku: 'poster', quantity: 1 }],
    expectedTotal: 2400 + 600 + 174,
    shipping: canaryAddress,
  },
  // With a promotion code that can be used a limited number of times.
  { items: [{ sku: 'tee', quantity: 1 }], expectedTotal: 2300 + 600, promotionCode: 'FIVER' },
  // It waits for the merchant.
  { items: [{ sku: 'chair', quantity: 1 }], expectedTotal: 48000 },
] as const;

const moment = fc.integer({ min: 0, max: busyMs });

/** What a shopper does when the bank asks. */
export type AtBank = 'agrees' | 'refuses' | 'leaves';

const shopper = fc.record({
  at: moment,
  cart: fc.constantFrom(...carts),
  card: fc.constantFrom(...cards),
  /** How many requests the page sends at most. With one, the shopper leaves. */
  patience: fc.constantFrom(1, 3, 12),
  clicksTwice: fc.boolean(),
  atBank: fc.constantFrom<AtBank>('agrees', 'agrees', 'refuses', 'leaves'),
  /** Whether a declined shopper tries another card, as a new attempt. */
  triesAgain: fc.boolean(),
});

const services: readonly Service[] = [
  'stripe',
  'dynamodb',
  'states',
  'secrets',
  'events',
  'lambda',
];

/** For a while every call to a service meets this fault. */
const outage = (callers: readonly string[]) =>
  fc.constantFrom(...services).chain((service) =>
    fc.record({
      service: fc.constant(service),
      fault: fc.constantFrom(...faultsOf(service)),
      /** The caller whose calls meet it, as when only its network is down; everybody's without it. */
      caller: fc.constantFrom(undefined, ...callers),
      from: fc.oneof(moment, fc.constant(0)),
      /** Seconds, hours, more than a day, or longer than any hold. */
      lastsMs: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(10_000, 5 * minuteMs, 3 * hourMs, 26 * hourMs) },
        { weight: 1, arbitrary: fc.constant(8 * 24 * hourMs) },
      ),
    }),
  );

const meddling = fc.record({
  at: moment,
  what: fc.constantFrom<Meddling>('stop', 'redrive', 'cancel', 'capture', 'refund', 'reconcile'),
  /** Which of those that exist. */
  which: fc.nat({ max: 99 }),
});

/** The merchant's commands, a little later than the shoppers. */
const command = fc.record({
  at: fc.integer({ min: minuteMs, max: 2 * busyMs }),
  what: fc.constantFrom<MerchantAct>(
    'approve',
    'approve for less',
    'cancel',
    'refund',
    'refund a part',
  ),
  which: fc.nat({ max: 99 }),
});

export type MerchantAct = 'approve' | 'approve for less' | 'cancel' | 'refund' | 'refund a part';

/**
 * What the outside takes at once: what Stripe takes in live mode (https://docs.stripe.com/rate-limits),
 * or a fifth of it; and as many functions as there are calls, or as many as a new AWS account runs.
 */
const load: fc.Arbitrary<Load> = fc.record({
  rateLimits: fc.constantFrom(
    { perEndpoint: 25, inAll: 100 },
    { perEndpoint: 25, inAll: 100 },
    { perEndpoint: 5, inAll: 20 },
  ),
  functionsAtOnce: fc.constantFrom(1000, 1000, 1000, 10),
  stripeMs: fc.constantFrom(0, 600),
});

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

export type Plan = {
  readonly lamps: number;
  readonly seats: number;
  /** How many in a thousand calls meet a fault of their own. */
  readonly faultsPerMille: number;
  readonly shoppers: readonly Drawn<typeof shopper>[];
  readonly outages: readonly Drawn<ReturnType<typeof outage>>[];
  readonly meddling: readonly Drawn<typeof meddling>[];
  readonly commands: readonly Drawn<typeof command>[];
  /** How many in a hundred of Stripe's events are never sent, sent twice, or kept for later. */
  readonly events: { readonly dropped: number; readonly doubled: number; readonly late: number };
  /** How far Stripe's clock is ahead of ours, in seconds. */
  readonly skewSeconds: number;
  readonly load: Load;
  readonly typists: readonly Typist[];
  readonly attackers: readonly Attacker[];
};

const plan = (callers: readonly string[]): fc.Arbitrary<Plan> =>
  fc.record({
    lamps: fc.integer({ min: 0, max: 4 }),
    seats: fc.integer({ min: 0, max: 12 }),
    faultsPerMille: fc.constantFrom(0, 5, 30, 100),
    shoppers: fc.array(shopper, { minLength: 1, maxLength: 6 }),
    outages: fc.array(outage(callers), { maxLength: 3 }),
    meddling: fc.array(meddling, { maxLength: 4 }),
    commands: fc.array(command, { maxLength: 4 }),
    events: fc.record({
      dropped: fc.constantFrom(0, 10, 100),
      doubled: fc.constantFrom(0, 20),
      late: fc.constantFrom(0, 50),
    }),
    skewSeconds: fc.constantFrom(0, 0, 120),
    load,
    typists: fc.array(typist(moment), { maxLength: 2 }),
    // Now and then: an attack is as many calls as a busy day.
    attackers: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      { weight: 1, arbitrary: fc.array(attacker(moment), { minLength: 1, maxLength: 2 }) },
    ),
  });

/** The plan of a seed. It is always the same, as long as the application has the same callers. */
export const planOf = (seed: number, callers: readonly string[]): Plan => {
  const [drawn] = fc.sample(plan(callers), { seed, numRuns: 1 });
  if (drawn === undefined) throw new Error('fast-check drew nothing.');
  return drawn;
};
