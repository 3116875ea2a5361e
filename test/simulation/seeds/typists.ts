/** Shoppers who type: what people type and paste, into every field that there is. */
import fc from 'fast-check';
import { typedAddress, typedCode, typedEmail, typedHome } from '../../support/what-people-type.ts';
import { senderAt } from '../world/client.ts';
import { pause } from '../world/virtual-time.ts';
import type { World } from '../world/world.ts';

/** Drawn from a seed; `moment` is when they come. */
export const typist = (moment: fc.Arbitrary<number>) =>
  fc.record({
    at: moment,
    sku: fc.constantFrom('poster', 'tee'),
    shipping: fc.oneof({ weight: 3, arbitrary: typedHome }, { weight: 1, arbitrary: typedAddress }),
    email: fc.oneof({ weight: 3, arbitrary: fc.constant('ada@example.com') }, typedEmail),
    promotionCode: fc.option(typedCode, { nil: undefined }),
  });

export type Typist = ReturnType<typeof typist> extends fc.Arbitrary<infer T> ? T : never;

/** What a shopper pays who was told no price, because what was typed is refused. */
const guessedTotal = 3000;

/** Asks for the price as the page does, and orders for it: three times at most if no answer comes. */
export const type = async (world: World, typed: Typist, index: number): Promise<void> => {
  const { at, sku, email, shipping, promotionCode } = typed;
  await pause(at);
  const order = {
    key: `typist-${index}-only-try`,
    from: senderAt(`192.0.2.${200 + index}`),
    items: [{ sku, quantity: 1 }],
    email,
    shipping: shipping as NonNullable<Parameters<World['place']>[0]['shipping']>,
    ...(promotionCode !== undefined && { promotionCode }),
  };
  const expectedTotal = (await world.priceOf(order)) ?? guessedTotal;
  for (let request = 0; request < 3; request += 1) {
    const { status } = await world.place({ ...order, expectedTotal, waitSeconds: 5 });
    if (status < 500) return;
    await pause(2000);
  }
};
