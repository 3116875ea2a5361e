import { hasObligationWords } from '../../../web/pay/obligation.ts';

test.each([
  ['DE', true],
  ['IE', true],
  ['NO', true],
  ['US', false],
  ['CH', false],
  [undefined, false],
])('an order to %s has the words of the EU’s law on its button: %s', (country, has) => {
  expect(hasObligationWords(country)).toBe(has);
});
