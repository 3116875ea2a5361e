/** Attackers: each has one network, and wants more of the shop than one shopper needs. */
import fc from 'fast-check';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { Sender } from '../world/client.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';

/** Drawn from a seed; `moment` is when they come. */
export const attacker = (moment: fc.Arbitrary<number>) =>
  fc.record({
    at: moment,
    what: fc.constantFrom<Attack>(
      'tries stolen cards',
      'leaves the bank’s step',
      'guesses promotion codes',
      'asks for looks at Stripe',
    ),
    from: fc.constantFrom<keyof typeof networks>('IPv4', 'IPv6'),
  });

export type Attacker = ReturnType<typeof attacker> extends fc.Arbitrary<infer T> ? T : never;

type Attack =
  | 'tries stolen cards'
  | 'leaves the bank’s step'
  | 'guesses promotion codes'
  | 'asks for looks at Stripe';

/** The addresses of one customer. IPv6 has as many as anybody likes, and several spellings of each. */
const networks = {
  IPv4: ['198.51.100.7', '::ffff:198.51.100.7', '::FFFF:c633:6407'],
  IPv6: [
    '2001:db8:0:7::1',
    '2001:DB8::7:0:0:0:1',
    '2001:0db8:0000:0007:ffff:0000:0000:0002',
    '2001:db8:0:7:1:2:3:4',
  ],
} as const;

/** One more than the limits of an hour, and some. */
const cards = 24;
const codes = 25;
const looks = 60;

/** Does it, all at once. */
export const attack = async (
  world: World,
  { at, what, from }: Attacker,
  index: number,
): Promise<void> => {
  await pause(at);
  const senders = networks[from].map((address) => ({ network: from, address }));
  const senderOf = (nth: number) => senders[nth % senders.length] as Sender;
  const many = (count: number, act: (nth: number) => Promise<unknown>) =>
    Promise.all(Array.from({ length: count }, (_, nth) => act(nth)));
  const place = (nth: number, paymentMethod: string) =>
    world.place({
      key: keyOf(index, nth),
      from: senderOf(nth),
      payment: { paymentMethod },
      waitSeconds: 5,
    });
  switch (what) {
    case 'tries stolen cards':
      await many(cards, (nth) => place(nth, 'pm_card_visa_chargeDeclined'));
      return;
    case 'leaves the bank’s step':
      await many(cards, (nth) => place(nth, 'pm_card_threeDSecure2Required'));
      return;
    case 'guesses promotion codes':
      await many(codes, (nth) =>
        world.priceOf({ ...tee, from: senderOf(nth), promotionCode: `GUESS${nth}` }),
      );
      return;
    case 'asks for looks at Stripe':
      await place(0, 'pm_card_threeDSecure2Required');
      await many(looks, (nth) => world.authenticated(checkoutIdOf(keyOf(index, 0)), senderOf(nth)));
  }
};

const tee = { items: [{ sku: 'tee', quantity: 1 }] } as const;

const keyOf = (index: number, nth: number): string => `attacker-${index}-${1000 + nth}-key`;
