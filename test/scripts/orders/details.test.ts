import type { OrderDetails } from '../../../functions/checkout/commands.ts';
import { detailsOf } from '../../../scripts/orders/details.ts';
import { localTime } from '../../../scripts/orders/local-time.ts';

const at = '2026-11-23T10:00:00.000Z';
const links = { execution: 'https://execution', payment: 'https://payment' };
const chair = { sku: 'chair', name: 'Oak chair', quantity: 1, unitAmount: 48000, amount: 48000 };
const mugs = { sku: 'mug', name: 'Enamel mug', quantity: 2, unitAmount: 1400, amount: 2800 };

const orderOf = (overrides: Partial<OrderDetails> = {}): OrderDetails => ({
  id: 'HF-AV1A-VXYE-J4R3',
  status: 'paid',
  placedAt: at,
  currency: 'usd',
  totalMinor: 50800,
  capturedMinor: 50800,
  refundedMinor: 0,
  capture: 'automatic',
  checkoutId: 'chk_1',
  email: 'ada@example.com',
  lines: [chair, mugs],
  paymentIntentId: 'pi_1',
  paymentStatus: 'succeeded',
  isLive: false,
  executionArn: 'arn:aws:states:eu-central-1:1:execution:Checkout:chk_1',
  refunds: [],
  ...overrides,
});
const shown = (overrides?: Partial<OrderDetails>) => detailsOf(orderOf(overrides), links);

describe('an order that is shown', () => {
  test('has its amounts under each other', () => {
    expect(shown()).toBe(`\
order      HF-AV1A-VXYE-J4R3
status     paid
capture    automatic
placed     ${localTime(at)}
e-mail     ada@example.com
lines      1 × Oak chair   $480.00
           2 × Enamel mug   $28.00
total                      $508.00
captured                   $508.00
refunded                     $0.00
payment    pi_1, succeeded
           https://payment
execution  chk_1
           https://execution`);
  });

  test('has what its total is made of', () => {
    const text = shown({
      promotion: { code: 'SAVE10' },
      price: {
        subtotal: 50800,
        discount: 5080,
        shipping: 500,
        shippingRate: { name: 'Parcel' },
        tax: 4000,
        taxes: [
          { name: 'Sales tax', percent: '8.875', amount: 4000, inclusive: false },
          { name: 'VAT', percent: '19', amount: 3000, inclusive: true },
        ],
      },
    });
    expect(text).toMatch(/^discount {3}SAVE10 +-\$50\.80$/m);
    expect(text).toMatch(/^shipping {3}Parcel +\$5\.00$/m);
    expect(text).toMatch(/^tax {8}Sales tax 8\.875 % +\$40\.00$/m);
    expect(text).toMatch(/^tax {8}VAT 19 %, included +\$30\.00$/m);
  });

  test('has where it is sent', () => {
    const shipping = {
      name: 'Ada',
      line1: 'Elm 1',
      city: 'Rome',
      postalCode: '00100',
      country: 'IT',
    };
    expect(shown({ shipping })).toMatch(/^ship to +Ada\n +Elm 1\n +00100 Rome, IT$/m);
  });

  test('has the telephone number that was given for it', () => {
    const shipping = { name: 'Ada', line1: 'Elm 1', city: 'Rome', country: 'IT' };
    expect(shown({ shipping: { ...shipping, phone: '+390612345' } })).toMatch(
      /^ +Rome, IT\ntelephone +\+390612345$/m,
    );
    expect(shown({ shipping })).not.toContain('telephone');
  });

  test('has its state as people say it, and no city where there is none', () => {
    const tokyo = { name: 'Ada', line1: '1-1', postalCode: '100-0001', state: '13', country: 'JP' };
    expect(shown({ shipping: tokyo })).toMatch(/^ +100-0001 Tokyo, JP$/m);
    const macau = { name: 'Ada', line1: '1 Rua', country: 'MO' };
    expect(shown({ shipping: macau })).toMatch(/^ +1 Rua\n +MO$/m);
    const dubai = { name: 'Ada', line1: '1 Road', state: 'DU', country: 'AE' };
    expect(shown({ shipping: dubai })).toMatch(/^ +Dubai, AE$/m);
  });

  test('has its refunds, each with its id, and what failed of them', () => {
    const text = shown({
      refundedMinor: 500,
      refundFailedMinor: 700,
      refunds: [
        { id: 're_2', amountMinor: 500, currency: 'usd', status: 'succeeded', createdAt: at },
        {
          id: 're_1',
          refundId: 'broken-leg',
          amountMinor: 700,
          currency: 'usd',
          status: 'failed',
          createdAt: at,
        },
      ],
    });
    expect(text).toMatch(/^refunded +\$7\.00 failed at the bank +\$5\.00$/m);
    expect(text).toMatch(/^refunds +in the dashboard, succeeded, .* +\$5\.00\n +re_2$/m);
    expect(text).toMatch(/^ +broken-leg, failed, .* +\$7\.00\n +re_1$/m);
  });

  test('has its deadline and its hold’s end while it waits', () => {
    const text = shown({
      status: 'confirmed',
      capture: 'on-approval',
      decideBefore: at,
      captureBefore: at,
    });
    expect(text).toContain(`deadline   approve before ${localTime(at)}`);
    expect(text).toContain(`hold       Stripe gives it up on ${localTime(at)}`);
  });

  test('has what was decided, for how much and when', () => {
    const decided = { decision: 'approved', approvedMinor: 20000, decidedAt: at } as const;
    expect(shown(decided)).toContain(`decision   approved for $200.00 on ${localTime(at)}`);
  });

  test('has why it was canceled, and what the shopper reads', () => {
    const text = shown({ status: 'canceled', refusal: 'hold_gone' });
    expect(text).toMatch(/^reason +hold_gone\n +The shopper reads: Your bank ended/m);
  });

  test('has its dispute', () => {
    expect(shown({ dispute: 'needs_response' })).toMatch(/^dispute +needs_response$/m);
  });

  test('that forges a line in its name has one harmless line of it', () => {
    const name = '\u001b[2Jstatus paid\nstatus     refunded\u202e';
    const shipping = { name, line1: '\u009b2J', city: 'Ulm', country: 'DE' };
    const text = shown({ shipping, email: 'ada@example.com\r' });
    expect(text).toContain('\nship to    \\u001b[2Jstatus paid\\u000astatus     refunded\\u202e\n');
    expect(text.match(/^status/gm)).toHaveLength(1);
    expect(text).not.toMatch(/[\p{Cf}\p{Cs}]|(?!\n)\p{Cc}/u);
  });
});
