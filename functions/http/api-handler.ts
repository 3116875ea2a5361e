/** The API's Lambda: the routes, with this stack's tables and state machine. */
import { setTimeout as sleep } from 'node:timers/promises';
import content from '../../pricing.json' with { type: 'json' };
import { startExecution } from '../aws/executions.ts';
import { stepFunctionsClient } from '../aws/step-functions-client.ts';
import { wasStored } from '../aws/stored-secret.ts';
import { stripeKey } from '../aws/stripe-key.ts';
import { phoneAsks } from '../checkout/phone-asks.ts';
import { awsEnvironment, settingAmong, settings, tableNames } from '../lambda/settings.ts';
import { parsePriceRules } from '../pricing/price-rules.ts';
import { taxSources } from '../pricing/tax-source.ts';
import { countAttempt, countGuess, guessesOf, saltOf } from '../store/attempts.ts';
import { getCheckout, putCheckout } from '../store/checkouts.ts';
import { recentDeclines } from '../store/declines.ts';
import { getProducts, listProducts } from '../store/products.ts';
import { countRedemptions } from '../store/redemptions.ts';
import { openStore } from '../store/store.ts';
import { stripeTaxes, type TaxCalculation, type Taxed } from '../stripe/tax.ts';
import { api } from './api.ts';
import { awaitCheckout } from './await-checkout.ts';
import { assertWay } from './edge.ts';
import { beingSetUp } from './failures.ts';
import { placeCheckout } from './place-checkout.ts';
import { cachedTaxes } from './tax-cache.ts';
import { viewers } from './viewers.ts';

const { STATE_MACHINE_ARN, EDGE_KEY, EDGE_ONLY, CURRENCY, SET_UP_BY_SECRET } = settings(
  'STATE_MACHINE_ARN',
  'EDGE_KEY',
  'EDGE_ONLY',
  'CURRENCY',
  'SET_UP_BY_SECRET',
);
const { ATTEMPTS_PER_HOUR, DECLINES_PER_TEN_MINUTES } = settings(
  'ATTEMPTS_PER_HOUR',
  'DECLINES_PER_TEN_MINUTES',
);
const store = openStore(tableNames('attempts', 'checkouts', 'products', 'promotions'));

const own = parsePriceRules(content, CURRENCY);
const taxSource = settingAmong('TAX', taxSources);
const isOwn = taxSource === 'rates';
/** The shop's own tax rates or Stripe Tax, never both. */
const rules = isOwn ? own : { ...own, taxes: [] };
const taxes = isOwn ? undefined : taxesByStripe();
const phone = settingAmong('PHONE', phoneAsks);
const redemptions = countRedemptions(store);
const guessing = { countGuess: countGuess(store), guessesOf: guessesOf(store) };
const viewerOf = viewers({ saltOf: saltOf(store), now: Date.now });

export const handler = api({
  ...guessing,
  viewerOf,
  countRedemptions: redemptions,
  rules,
  phone,
  taxesOf: taxes?.look,
  now: Date.now,
  listProducts: listProducts(store),
  getProducts: getProducts(store),
  isSetUp: wasStored(SET_UP_BY_SECRET, awsEnvironment),
  placeCheckout: placeCheckout({
    getCheckout: getCheckout(store),
    putCheckout: putCheckout(store),
    getProducts: getProducts(store),
    countRedemptions: redemptions,
    rules,
    phone,
    taxes,
    ...guessing,
    viewerOf,
    countAttempt: countAttempt(store),
    recentDeclines: recentDeclines(store),
    startExecution: startExecution({
      client: stepFunctionsClient(),
      stateMachineArn: STATE_MACHINE_ARN,
    }),
    now: () => new Date(),
    attemptsPerHour: Number(ATTEMPTS_PER_HOUR),
    declinesPerTenMinutes: Number(DECLINES_PER_TEN_MINUTES),
  }),
  awaitCheckout: awaitCheckout({ getCheckout: getCheckout(store), now: Date.now, sleep }),
  edgeKey: EDGE_KEY,
  assertWay: assertWay({ key: EDGE_KEY, isOnlyWay: EDGE_ONLY === 'true' }),
});

/** Reads its settings only when Stripe Tax is used: without it, the stack does not set them. */
function taxesByStripe() {
  const { STRIPE_API_URL, STRIPE_TAX_KEY_SECRET } = settings(
    'STRIPE_API_URL',
    'STRIPE_TAX_KEY_SECRET',
  );
  const isStored = wasStored(STRIPE_TAX_KEY_SECRET, awsEnvironment);
  const key = stripeKey(STRIPE_TAX_KEY_SECRET, awsEnvironment);
  const calculate = stripeTaxes(STRIPE_API_URL, key, taxSource === 'stripe-inclusive');
  const ifStored = async (taxed: Taxed): Promise<TaxCalculation> => {
    if (!(await isStored())) throw beingSetUp();
    return calculate(taxed);
  };
  return cachedTaxes(ifStored, Date.now);
}
