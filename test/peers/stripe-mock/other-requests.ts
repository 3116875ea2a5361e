/**
 * The requests to Stripe that no simulated day makes: of `npm run connect-stripe`, and of shops with other
 * settings (Stripe Tax, Stripe's receipts) and other sources of a card.
 */
import { stripeClient } from '../../../functions/stripe/client.ts';
import { authorizePayment, capturePayment } from '../../../functions/stripe/payments.ts';
import { orderReceipt } from '../../../functions/stripe/receipts.ts';
import { stripeTaxes } from '../../../functions/stripe/tax.ts';
import { checkReadKey } from '../../../scripts/connect-stripe/check-read-key.ts';
import { pageDomainsOf } from '../../../scripts/connect-stripe/page-domain.ts';
import { checkTaxKey, clientOf, stripeOf } from '../../../scripts/connect-stripe/stripe.ts';
import type { StripeRequest } from '../../simulation/stripe-requests.ts';
import { checkoutDocumentOf } from '../../support/checkouts.ts';
import { startRecorder } from './recorder.ts';

const key = 'sk_test_recorded';
const owner = {
  name: 'Holdfast',
  shop: '1/us-east-1/Holdfast',
  webhookUrl: 'https://shop.test/hook',
};

export const otherRequests = async (): Promise<readonly StripeRequest[]> => {
  const recorder = await startRecorder();
  try {
    await connectStripe(recorder.url);
    await pay(recorder.url);
    return recorder.requests;
  } finally {
    await recorder.stop();
  }
};

const connectStripe = async (url: string): Promise<void> => {
  const account = stripeOf(key, url);
  await account.check();
  const { id } = await account.create(owner);
  await account.endpoints(owner);
  await account.update(id, owner, 'a-fingerprint');
  await account.holds(owner);
  await account.remove(id);
  const domains = pageDomainsOf(clientOf(key, url));
  const domain = await domains.register('shop.test');
  await domains.find('shop.test');
  await domains.enable(domain.id);
  await domains.validate(domain.id);
  // Both ask for nothing at all, to see whether they may.
  await checkTaxKey(url)(key, 'STRIPE_SECRET_KEY');
  await checkReadKey(url)('rk_test_read_recorded');
};

const pay = async (url: string): Promise<void> => {
  const stripe = stripeClient(url, async () => key);
  const now = Date.now;
  const placedAt = new Date().toISOString();
  const destination = {
    country: 'US',
    state: 'CA',
    postalCode: '94704',
    city: 'Berkeley',
    line1: '1 Main St',
  };
  const goods = [{ amountMinor: 2000 }, { amountMinor: 500, taxCode: 'txcd_35010000' }];
  const taxed = { currency: 'usd', goods, shippingMinor: 300, destination };
  await stripeTaxes(url, async () => key, true)(taxed);
  const { id: taxCalculation } = await stripeTaxes(url, async () => key, false)(taxed);
  const client = await stripe();
  const { id: confirmationToken } = await client.testHelpers.confirmationTokens.create({
    payment_method: 'pm_card_visa',
  });
  for (const [index, payment] of [{ token: 'tok_visa' }, { confirmationToken }].entries()) {
    const document = checkoutDocumentOf({
      checkoutId: `chk_${String(index).repeat(24)}`,
      placedAt,
      payment,
      taxCalculation,
    });
    const held = await authorizePayment(stripe, owner.shop, now)({ ...document, payment });
    if (held.outcome !== 'authorized') throw new Error(`The card was ${held.outcome}.`);
    const { paymentIntentId } = held;
    const captureMinor = document.amountMinor - 100 * index;
    await capturePayment(stripe, now)({ ...document, paymentIntentId, captureMinor });
    await orderReceipt(stripe, now)({ ...document, paymentIntentId }, 'shopper@example.com');
  }
};
