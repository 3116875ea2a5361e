import { textOf, totalOf } from '../../../bench/losses/losses-part.ts';
import type { PlayedMishap } from '../../../bench/losses/play.ts';

const none = { holdsLeftOpen: 0, moneyWithoutOrder: 0, ordersWithoutMoney: 0, doubleCharges: 0 };
const playedOf = (overrides: Partial<PlayedMishap> = {}): PlayedMishap => ({
  mishap: 'the shopper clicks twice',
  visits: 10,
  sold: 10,
  losses: none,
  ...overrides,
});

test('shares of one design are added up', () => {
  const some = playedOf({ losses: { ...none, holdsLeftOpen: 1, doubleCharges: 2 } });
  const others = playedOf({ visits: 5, sold: 3, losses: { ...none, doubleCharges: 3 } });
  expect(totalOf([some, others])).toEqual({
    visits: 15,
    sold: 13,
    losses: { ...none, holdsLeftOpen: 1, doubleCharges: 5 },
  });
});

test('each design has its losses, in all and by mishap', () => {
  const losses = { ...none, holdsLeftOpen: 2, doubleCharges: 7 };
  const text = textOf({
    plain: [playedOf({ losses })],
    'plain-with-keys': [playedOf()],
    session: [playedOf({ losses: { ...none, moneyWithoutOrder: 3 } })],
    holdfast: [playedOf(), playedOf()],
  });
  expect(text).toContain('| double charges | 7 | 0 | 0 | 0 |');
  expect(text).toContain('| orders sold | 10 | 10 | 10 | 20 |');
  expect(text).toContain(
    '| the shopper clicks twice | 20 | 2 holds left open, 7 double charges | – | 3 money without an order | – |',
  );
});
