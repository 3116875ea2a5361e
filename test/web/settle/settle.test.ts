import type { CheckoutView } from '../../../functions/checkout/contract.ts';
import type { Attempt } from '../../../web/page/api.ts';
import { LostAnswer, Refusal } from '../../../web/page/api.ts';
import { type Settling, settle } from '../../../web/settle/settle.ts';

const attempt: Attempt = {
  key: '0123456789abcdef',
  body: { items: [], email: 'ada@example.com', expectedTotal: 2800, payment: { token: 'tok_1' } },
};

const checkout = (
  status: CheckoutView['status'],
  more: Partial<CheckoutView> = {},
): CheckoutView => ({
  id: 'chk_1',
  status,
  currency: 'usd',
  total: 2800,
  lines: [],
  ...more,
});
const asksTheBank = checkout('requires_action', { nextAction: { clientSecret: 'pi_1_secret_2' } });
const refusal = (code: string, status = 422) =>
  new Refusal({ type: 'about:blank', title: '', status, code, detail: 'No.' });

type Answer = CheckoutView | Error;

/** A server whose answers are scripted, and what was asked of it and of the shopper, in order. */
const scripted = (script: {
  create?: Answer[];
  look?: Answer[];
  authenticated?: Answer[];
  bank?: boolean[];
}) => {
  const asked: string[] = [];
  const pauses: number[] = [];
  const next = (what: 'create' | 'look' | 'authenticated') => async (): Promise<CheckoutView> => {
    asked.push(what);
    const answer = script[what]?.shift();
    if (answer === undefined) throw new Error(`The script has no answer left for "${what}".`);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const settling: Settling = {
    api: {
      createCheckout: (sent) => {
        expect(sent).toBe(attempt);
        return next('create')();
      },
      checkout: next('look'),
      authenticated: next('authenticated'),
    },
    bankStep: async (clientSecret) => {
      asked.push(`bank ${clientSecret}`);
      return script.bank?.shift() ?? true;
    },
    pause: async (seconds) => void pauses.push(seconds),
    onLost: () => void asked.push('still working'),
    onSlow: ({ status, error }) => void asked.push(`slow: ${error?.code ?? status}`),
  };
  return { settling, asked, pauses };
};

describe('settling an attempt', () => {
  test.each(['confirmed', 'paid', 'declined', 'rejected', 'expired'] as const)(
    'ends at once when the checkout is %s',
    async (status) => {
      const { settling, asked } = scripted({ create: [checkout(status)] });
      expect((await settle(settling, attempt)).status).toBe(status);
      expect(asked).toEqual(['create']);
    },
  );

  test('asks again with the same attempt, a little later each time, while answers are lost', async () => {
    const lost = () => new LostAnswer('lost', 'unanswered');
    const { settling, asked, pauses } = scripted({
      create: [lost(), lost(), lost(), checkout('confirmed')],
    });
    await settle(settling, attempt);
    expect(asked.filter((what) => what === 'create')).toHaveLength(4);
    expect(pauses).toEqual([1, 2, 4]);
  });

  test('never waits more than a minute between two tries', async () => {
    const lost = Array.from({ length: 9 }, () => new LostAnswer('lost', 'unanswered'));
    const { settling, pauses } = scripted({ create: [...lost, checkout('confirmed')] });
    await settle(settling, attempt);
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('stops at a refusal, since no checkout will come of this attempt', async () => {
    const { settling, asked } = scripted({ create: [refusal('out_of_stock')] });
    await expect(settle(settling, attempt)).rejects.toMatchObject({
      problem: { code: 'out_of_stock' },
    });
    expect(asked).toEqual(['create']);
  });

  test('looks again while the checkout is processing', async () => {
    const { settling, asked } = scripted({
      create: [checkout('processing')],
      look: [checkout('processing'), checkout('confirmed')],
    });
    expect((await settle(settling, attempt)).status).toBe('confirmed');
    expect(asked).toEqual(['create', 'look', 'look']);
  });

  const unmoved = (looks: number, more: Partial<CheckoutView> = {}) =>
    Array.from({ length: looks }, () => checkout('processing', more));
  const sum = (seconds: readonly number[]) => seconds.reduce((total, each) => total + each, 0);

  test('looks often in the first two seconds, then less and less, at least every 5 seconds', async () => {
    const { settling, pauses } = scripted({
      create: [checkout('processing')],
      look: [...unmoved(29), checkout('confirmed')],
    });
    await settle(settling, attempt);
    expect(pauses[0]).toBeLessThan(0.15);
    expect(pauses.filter((_, index) => sum(pauses.slice(0, index + 1)) < 2).length).toBeGreaterThan(
      6,
    );
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses.slice(-5)).toEqual([5, 5, 5, 5, 5]);
  });

  test('says within ten seconds, and once, that it takes long', async () => {
    const { settling, asked, pauses } = scripted({
      create: [checkout('processing')],
      look: [...unmoved(40), checkout('confirmed')],
    });
    const told: number[] = [];
    await settle({ ...settling, onSlow: () => void told.push(sum(pauses)) }, attempt);
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThan(5);
    expect(told[0]).toBeLessThan(10);
    expect(asked.at(-1)).toBe('look');
  });

  test('says what the shop knows of a checkout that comes to nothing and takes long', async () => {
    const error = { code: 'releasing', message: 'Nothing will be charged.' };
    const { settling, asked } = scripted({
      create: [checkout('processing')],
      look: [...unmoved(20, { error }), checkout('rejected')],
    });
    await settle(settling, attempt);
    expect(asked).toContain('slow: releasing');
  });

  test('does not say so to a shopper whose checkout is decided soon', async () => {
    const { settling, asked } = scripted({
      create: [checkout('processing')],
      look: [...unmoved(9), checkout('confirmed')],
    });
    await settle(settling, attempt);
    expect(asked.filter((what) => what.startsWith('slow'))).toEqual([]);
  });

  test('shows the bank’s step at once, and looks soon after a checkout has moved', async () => {
    const { settling, pauses } = scripted({
      create: [checkout('processing')],
      look: [checkout('processing'), asksTheBank, checkout('confirmed')],
      authenticated: [checkout('processing')],
    });
    await settle(settling, attempt);
    expect(pauses).toEqual([0.12, 0.144, 0.12]);
  });

  test('does not give up a checkout that exists because a look at it was refused', async () => {
    const { settling } = scripted({
      create: [checkout('processing')],
      look: [refusal('not_found', 404), checkout('paid')],
    });
    expect((await settle(settling, attempt)).status).toBe('paid');
  });

  test('lets the shopper answer the bank, tells the server, and waits for the end', async () => {
    const { settling, asked } = scripted({
      create: [asksTheBank],
      authenticated: [checkout('processing')],
      look: [checkout('confirmed')],
    });
    expect((await settle(settling, attempt)).status).toBe('confirmed');
    expect(asked).toEqual(['create', 'bank pi_1_secret_2', 'authenticated', 'look']);
  });

  test('asks the shopper once, however long the server takes to see the bank’s answer', async () => {
    const { settling, asked } = scripted({
      create: [asksTheBank],
      authenticated: [asksTheBank, asksTheBank, checkout('confirmed')],
    });
    await settle(settling, attempt);
    expect(asked.filter((what) => what.startsWith('bank'))).toHaveLength(1);
  });

  test('asks the shopper again when Stripe could not be reached for the bank’s step', async () => {
    const { settling, asked } = scripted({
      create: [asksTheBank],
      bank: [false, true],
      authenticated: [asksTheBank, checkout('confirmed')],
    });
    await settle(settling, attempt);
    expect(asked.filter((what) => what.startsWith('bank'))).toHaveLength(2);
  });

  test('looks at the checkout when the server has moved on before the page said so', async () => {
    const { settling } = scripted({
      create: [asksTheBank],
      authenticated: [refusal('not_found', 404)],
      look: [checkout('expired')],
    });
    expect((await settle(settling, attempt)).status).toBe('expired');
  });
});
