/** What a shopper does, at whichever shop. */
import { pause } from '../../test/simulation/world/virtual-time.ts';
import type { Visit } from './mishaps.ts';

/** A card that was typed once, and the key of the attempt to pay with it. */
export type Attempt = { readonly paymentMethod: string; readonly key: string };

export type Told = 'an order' | 'no order' | 'nothing';

/** A shop as its shoppers see it. */
export type Counter = {
  readonly newAttempt: (email: string) => Promise<Attempt>;
  readonly press: (attempt: Attempt, visit: Visit) => Promise<Told>;
  /** Whether the page repeats an attempt whose answer was lost; otherwise each click is a new one. */
  readonly repeatsAttempts: boolean;
};

/** A shopper who stays presses the button again every half a minute, for a minute and a half. */
const pressesAtMost = 4;
const betweenPressesMs = 31_000;

export const visitCounter = async (counter: Counter, visit: Visit): Promise<void> => {
  const { newAttempt, press, repeatsAttempts } = counter;
  let attempt = await newAttempt(visit.email);
  for (let presses = 1; ; presses += 1) {
    const told =
      presses === 1 && visit.mishap.clicksTwice === true
        ? await pressTwice(counter, attempt, visit)
        : await press(attempt, visit);
    if (told === 'an order' || visit.leaves || presses === pressesAtMost) return;
    await pause(betweenPressesMs);
    if (told === 'no order' || !repeatsAttempts) attempt = await newAttempt(visit.email);
  }
};

const pressTwice = async (counter: Counter, attempt: Attempt, visit: Visit): Promise<Told> => {
  const second = counter.repeatsAttempts ? attempt : await counter.newAttempt(visit.email);
  const both = await Promise.all([counter.press(attempt, visit), counter.press(second, visit)]);
  return both.find((told) => told === 'an order') ?? both[0] ?? 'nothing';
};
