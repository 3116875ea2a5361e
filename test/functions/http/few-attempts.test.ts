import { assertFewGuesses } from '../../../functions/http/few-attempts.ts';
import { placedAtMs } from '../../support/checkouts.ts';
import { refusalOf } from '../../support/refusal-of.ts';

const viewer = { key: 'a-viewer', expiresAt: placedAtMs / 1000 + 600 };

/** A viewer who has guessed these codes. */
const guessing = (guessed: readonly string[] = []) => {
  const guesses = new Set(guessed);
  const services = {
    countGuess: async (_: unknown, code: string, most: number) => {
      if (!guesses.has(code) && guesses.size >= most) return false;
      guesses.add(code);
      return true;
    },
    guessesOf: async () => guesses.size,
  };
  const attempt = (code: string, isKnown: boolean) =>
    assertFewGuesses(services, viewer, { code, isKnown }, placedAtMs);
  return { guesses, attempt };
};
const many = Array.from({ length: 20 }, (_, index) => `CODE${index}`);

test('a typing error counts once, however often it is sent; a good code does not', async () => {
  const { guesses, attempt } = guessing();
  await attempt('fivr', false);
  await attempt('FIVR', false);
  await attempt('FIVER', true);
  expect([...guesses]).toEqual(['FIVR']);
});

test.each([
  ['another one', 'CODE20', false],
  ['a good one, which would show itself otherwise', 'FIVER', true],
])('after twenty wrong codes %s is refused until the hour is over', async (_, code, isKnown) => {
  const { attempt } = guessing(many);
  expect(await refusalOf(() => attempt(code, isKnown))).toMatchObject({
    code: 'too_many_attempts',
    retryAfterSeconds: 600,
  });
});
