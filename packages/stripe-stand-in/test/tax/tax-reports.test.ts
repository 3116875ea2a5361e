import type Stripe from 'stripe';
import { openAccount } from '../support/account.ts';
import { errorOf } from '../support/error-of.ts';

const { stripe, control, hold } = openAccount();

/** 42.00 dollars of goods and shipping, with 7.98 of German VAT on them. */
const calculate = async (overrides: Partial<Stripe.Tax.CalculationCreateParams> = {}) => {
  const { id } = await stripe.tax.calculations.create({
    currency: 'usd',
    line_items: [
      { amount: 1400, reference: 'mug' },
      { amount: 2300, reference: 'poster', tax_code: 'txcd_35010000' },
    ],
    customer_details: { address: { country: 'DE' }, address_source: 'shipping' },
    shipping_cost: { amount: 500 },
    ...overrides,
  });
  return { id: id ?? '' };
};
const hooks = (calculation: string) => ({ inputs: { tax: { calculation } } });
const held = async (calculation?: string) => {
  const id = calculation ?? (await calculate()).id;
  return hold({ amount: 4998, hooks: hooks(id) });
};

/** What was reported for a payment, in its order. */
const reportsOf = async (paymentIntent: string) => {
  const { tax_transaction_attempts: attempts } = await stripe.tax.associations.find({
    payment_intent: paymentIntent,
  });
  const { taxTransactions } = control.state();
  return (attempts ?? []).map(({ committed, errored }) => {
    const made = taxTransactions.find(({ id }) => id === committed?.transaction);
    return made ? [made.type, made.amount_total, made.amount_tax] : errored?.reason;
  });
};

test('a payment that names a calculation is reported once it is captured', async () => {
  const { id, hooks: named } = await held();
  expect(named?.inputs?.tax?.calculation).toMatch(/^taxcalc_/);
  expect(control.state().taxTransactions).toEqual([]);
  await stripe.paymentIntents.capture(id);
  expect(await reportsOf(id)).toEqual([['transaction', 4998, 798]]);
  const [attempt] =
    (await stripe.tax.associations.find({ payment_intent: id })).tax_transaction_attempts ?? [];
  expect(
    await stripe.tax.transactions.retrieve(attempt?.committed?.transaction ?? ''),
  ).toMatchObject({
    object: 'tax.transaction',
    reference: id,
    type: 'transaction',
    reversal: null,
  });
});

test('a capture of less may name another calculation, and otherwise changes no amount', async () => {
  const first = await held();
  await stripe.paymentIntents.capture(first.id, { amount_to_capture: 1000 });
  expect(await reportsOf(first.id)).toEqual([['transaction', 4998, 798]]);
  const second = await held();
  const part = await calculate({
    line_items: [{ amount: 1000, reference: 'mug', tax_behavior: 'inclusive' }],
    shipping_cost: { amount: 0 },
  });
  await stripe.paymentIntents.capture(second.id, {
    amount_to_capture: 1000,
    hooks: hooks(part.id),
  });
  expect(await reportsOf(second.id)).toEqual([['transaction', 1000, 160]]);
});

test('each refund takes its part back, and one that fails is taken back, too', async () => {
  const { id } = await held();
  await stripe.paymentIntents.capture(id);
  const first = await stripe.refunds.create({ payment_intent: id, amount: 1000 });
  await stripe.refunds.create({ payment_intent: id });
  control.failRefund(first.id);
  expect(await reportsOf(id)).toEqual([
    ['transaction', 4998, 798],
    ['reversal', -1000, -160],
    ['reversal', -3998, -638],
    ['reversal', 1000, 160],
  ]);
});

test('a calculation is reported for one payment only, and not after ninety days', async () => {
  const { id: calculation } = await calculate();
  const [first, second] = [await held(calculation), await held(calculation)];
  await stripe.paymentIntents.capture(first.id);
  await stripe.paymentIntents.capture(second.id);
  expect(await reportsOf(second.id)).toEqual(['another_payment_associated_with_calculation']);
  const { id: old } = await calculate();
  control.advance(90 * 24 * 60 * 60);
  const late = await held(old);
  await stripe.paymentIntents.capture(late.id);
  expect(await reportsOf(late.id)).toEqual(['calculation_expired']);
  expect(await errorOf(stripe.tax.calculations.retrieve(old))).toMatchObject({ statusCode: 404 });
});

test('a payment in another currency is not reported', async () => {
  const { id } = await held((await calculate({ currency: 'eur' })).id);
  await stripe.paymentIntents.capture(id);
  expect(await reportsOf(id)).toEqual(['currency_mismatch']);
});

test('a calculation that does not exist is refused, and a payment without one has no reports', async () => {
  expect(await errorOf(held('taxcalc_none'))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'hooks[inputs][tax][calculation]',
  });
  const { id } = await hold();
  expect(await errorOf(stripe.tax.associations.find({ payment_intent: id }))).toMatchObject({
    statusCode: 404,
  });
});
