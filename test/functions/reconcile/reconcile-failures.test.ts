import { CheckoutError } from '../../../functions/checkout/errors.ts';
import type { CheckoutId } from '../../../functions/checkout/ids.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import { chk } from '../../support/checkouts.ts';
import {
  ended,
  hourMs,
  nowMs,
  open,
  paidOrder,
  parkedOf,
  paymentOf,
  run,
  type World,
} from './reconciler-run.ts';

describe('one failure', () => {
  const away = new Error('away');
  const everything: World = {
    checkouts: [open('a'), open('b'), ended('d'), ended('e')],
    parked: [parkedOf('c'), parkedOf('h')],
    payments: [
      paymentOf('d', { status: 'requires_capture' }),
      paymentOf('e', { status: 'requires_capture' }),
    ],
    orders: [paidOrder('f')],
    stopped: [chk('g')],
  };
  const looked = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const lookedAt = (done: readonly string[], at = looked): readonly string[] =>
    at.filter((letter) =>
      done.some(
        (each) => each.startsWith(`settle ${chk(letter)}`) || each.endsWith(` of pi_${letter}`),
      ),
    );

  test.each(looked)('at %s is reported, and all others are looked at', async (letter) => {
    const { done, failure } = await run('everything', {
      ...everything,
      outcomes: { [chk(letter)]: away },
    });
    expect(lookedAt(done)).toEqual(looked);
    expect(done.filter((each) => each.startsWith('failure'))).toEqual(['failure away']);
    expect(done.at(-1)).toBe('end');
    expect(failure).toBe(away);
  });

  test.each([
    ['listOpen', ['c', 'd', 'e', 'f', 'g', 'h']],
    ['listParked', ['a', 'b', 'd', 'e', 'f', 'g']],
    // Against half a list of payments every order would look as if Stripe did not know it.
    ['listPayments', ['a', 'b', 'c', 'g', 'h']],
    ['listOrders', ['a', 'b', 'c', 'd', 'e', 'g', 'h']],
    ['listStopped', ['a', 'b', 'c', 'd', 'e', 'f', 'h']],
  ])('of %s stops no list that does not depend on it', async (name, others) => {
    const services = {
      [name]: () => {
        throw away;
      },
    };
    const { done, failure } = await run('everything', { ...everything, services });
    expect(lookedAt(done)).toEqual(others);
    expect(failure).toBe(away);
  });

  test('of reading a hundred rows keeps no other hundred from being settled', async () => {
    const ids = Array.from({ length: 101 }, (_, index): CheckoutId => `chk_${index}`);
    const services = {
      listOpen: async () => ids,
      getCheckouts: async (batch: readonly string[]) => {
        if (batch.length === 100) throw away;
        return [open('z')];
      },
    };
    const { done, failure } = await run('open', { services });
    expect(lookedAt(done, ['z'])).toEqual(['z']);
    expect(failure).toBe(away);
  });

  test.each(['getCheckouts', 'getOrders'])(
    'of %s for a page of payments keeps no other page from being compared',
    async (name) => {
      let calls = 0;
      const services = {
        listOpen: async () => [],
        [name]: async () => {
          calls += 1;
          if (calls === 1) throw away;
          return name === 'getCheckouts' ? [ended('e')] : [];
        },
      };
      const { done, failure } = await run('everything', { ...everything, services });
      expect(lookedAt(done, ['e'])).toEqual(['e']);
      expect(failure).toBe(away);
    },
  );

  const unreadable = new CheckoutError('RecordUnreadable', 'away');
  /** Reads rows as DynamoDB gives them: all that are asked for, or none when one can't be read. */
  const reading =
    (...found: readonly StoredCheckout[]) =>
    async (ids: readonly CheckoutId[]) => {
      if (ids.includes(chk('b'))) throw unreadable;
      return found.filter(({ id }) => ids.includes(id));
    };

  test('of reading one row keeps none beside it from being settled', async () => {
    const services = {
      listOpen: async () => [chk('a'), chk('b'), chk('c')],
      getCheckouts: reading(open('a'), open('c')),
    };
    const { done, failure } = await run('open', { services });
    expect(lookedAt(done)).toEqual(['a', 'c']);
    expect(done.filter((each) => each === 'failure away')).toHaveLength(1);
    expect(failure).toBe(unreadable);
  });

  test('of reading one row keeps no other payment from being compared, and makes no row count as missing', async () => {
    const payments = ['a', 'b', 'c'].map((letter) =>
      paymentOf(letter, { status: 'requires_capture' }),
    );
    const services = {
      listOpen: async () => [],
      getCheckouts: reading(ended('a'), ended('c')),
      listPayments: async function* () {
        yield payments;
      },
    };
    const { done, failure } = await run('everything', { services, nowMs: nowMs + hourMs });
    expect(lookedAt(done)).toEqual(['a', 'c']);
    expect(done.filter((each) => each.startsWith('finding'))).toEqual([]);
    expect(failure).toBe(unreadable);
  });

  test('keeps a parked event that could not be delivered', async () => {
    const { done } = await run('open', {
      parked: [parkedOf('a')],
      outcomes: { [chk('a')]: away },
    });
    expect(done).toEqual(['deliver payment_intent.succeeded of pi_a', 'failure away', 'end']);
  });

  test('of several is thrown: the first', async () => {
    const outcomes = { [chk('a')]: away, [chk('b')]: new Error('another') };
    const { done, failure } = await run('open', { checkouts: [open('a'), open('b')], outcomes });
    expect(failure).toBe(away);
    expect(done.filter((each) => each.startsWith('failure'))).toHaveLength(2);
  });
});
