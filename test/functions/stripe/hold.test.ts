import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { harmlessParameters, holdParameters } from '../../../functions/stripe/hold.ts';
import { checkoutDocumentOf, checkoutId, shop } from '../../support/checkouts.ts';

const common = {
  amount: 2800,
  currency: 'usd',
  capture_method: 'manual',
  allowed_payment_method_types: ['card'],
  description: `Order ${orderIdOf(checkoutId)}`,
  metadata: { checkoutId, shop },
};
const source = { confirmation_token: 'ctoken_1Nnn' };

describe('a hold', () => {
  test.each([{ confirmation_token: 'ctoken_1' }, { payment_method: 'pm_1' }])(
    'by %j is confirmed at once and captured later',
    (by) => {
      expect(holdParameters(shop, checkoutDocumentOf(), by)).toEqual({
        ...common,
        confirm: true,
        use_stripe_sdk: true,
        expand: ['latest_charge'],
        ...by,
      });
    },
  );

  test('names the calculation of its taxes, which Stripe then reports; what holds nothing does not', () => {
    const document = checkoutDocumentOf({ taxCalculation: 'taxcalc_1' });
    expect(holdParameters(shop, document, source)).toMatchObject({
      hooks: { inputs: { tax: { calculation: 'taxcalc_1' } } },
    });
    expect(harmlessParameters(shop, document)).toEqual({ ...common, confirm: false });
  });

  test('is the same for the same checkout, or Stripe would refuse the key', () => {
    const sent = () => JSON.stringify(holdParameters(shop, checkoutDocumentOf(), source));
    expect(sent()).toBe(sent());
  });

  test.each([
    ['jpy', 2800],
    ['eur', 2801],
  ])('is asked for in the checkout’s own currency, here %s', (currency, amountMinor) => {
    const document = checkoutDocumentOf({ currency, amountMinor });
    const asked = { currency, amount: amountMinor };
    expect(holdParameters(shop, document, source)).toMatchObject(asked);
    expect(harmlessParameters(shop, document)).toMatchObject(asked);
  });

  test('names the stack that asks for it, since several may share one Stripe account', () => {
    expect(holdParameters('Another', checkoutDocumentOf(), source).metadata).toEqual({
      checkoutId,
      shop: 'Another',
    });
  });

  test('carries nothing else of what a document may hold', () => {
    const document = { ...checkoutDocumentOf(), email: 'ada@example.com', refusal: 'x' };
    expect(JSON.stringify(holdParameters(shop, document, source))).not.toMatch(
      /ada@|refusal|placedAt/,
    );
  });
});

test('a hold says at Stripe which order it is for', () => {
  const { description } = holdParameters(shop, checkoutDocumentOf(), source);
  expect(description).toMatch(/^Order HF-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
});

describe('the harmless twin of a hold', () => {
  test('has no card and is not confirmed', () => {
    expect(harmlessParameters(shop, checkoutDocumentOf())).toEqual({ ...common, confirm: false });
  });

  test('differs only in what holds', () => {
    const harmless = harmlessParameters(shop, checkoutDocumentOf());
    const { confirm, use_stripe_sdk, expand, confirmation_token, ...rest } = holdParameters(
      shop,
      checkoutDocumentOf(),
      source,
    );
    expect({ ...rest, confirm: false }).toEqual(harmless);
    expect([confirm, use_stripe_sdk, confirmation_token]).toEqual([true, true, 'ctoken_1Nnn']);
    expect(expand).toEqual(['latest_charge']);
  });
});
