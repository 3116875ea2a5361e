/**
 * A shop of the contract's shape in front of the page: what it ships, taxes and takes off is fixed
 * here, so that the page's part is tested whatever the shop's own settings are.
 */
import type { Page } from 'playwright-core';
import type {
  Catalog,
  CheckoutRequest,
  CheckoutView,
  Destination,
  Problem,
  Quote,
  Tax,
} from '../../functions/checkout/contract.ts';
import type { Wish } from '../../web/page/api.ts';

const mug = {
  sku: 'mug',
  name: 'Enamel mug',
  description: 'Holds 350 ml of anything hot.',
  image: '/images/mug.svg',
  unitAmount: 1400,
  inStock: true,
  shippable: true,
};
const guide = { ...mug, sku: 'guide', name: 'Field guide', unitAmount: 900, shippable: false };

export const catalog: Catalog = {
  currency: 'usd',
  products: [mug, guide],
  shipsTo: ['US', 'DE', 'GB'],
};

const problem = (code: string, field: string, detail: string, quote?: Quote): Problem => ({
  type: `https://holdfast.example/problems/${code}`,
  title: code,
  status: quote ? 409 : 422,
  code,
  detail,
  field,
  ...(quote ? { quote } : {}),
});

const taxesOf = (taxable: number, destination: Destination | undefined): readonly Tax[] => {
  const tax = (name: string, percent: string, inclusive: boolean): Tax => {
    const rate = Number(percent);
    const amount = inclusive ? taxable - taxable / (1 + rate / 100) : (taxable * rate) / 100;
    return { name, percent, amount: Math.round(amount), inclusive };
  };
  if (destination?.country === 'US' && destination.state === 'CA') {
    return [tax('Sales tax', '8.25', false)];
  }
  return destination?.country === 'DE' ? [tax('VAT', '19', true)] : [];
};

/** The price of a wish, or why it has none. */
export const priceOf = ({ items, destination, promotionCode }: Wish): Quote | Problem => {
  if (promotionCode !== undefined && !['SPRING10', 'FROM20'].includes(promotionCode)) {
    return problem('promotion_unusable', 'promotionCode', `The code ${promotionCode} is unknown.`);
  }
  if (destination?.country === 'GB') {
    return problem('cannot_ship', 'destination.country', 'We can’t send a mug to the UK just now.');
  }
  const lines = items.map(({ sku, quantity }) => {
    const { name, unitAmount } = sku === 'mug' ? mug : guide;
    return { sku, name, quantity, unitAmount, amount: unitAmount * quantity };
  });
  const subtotal = lines.reduce((sum, { amount }) => sum + amount, 0);
  if (promotionCode === 'FROM20' && subtotal < 2000) {
    return problem('promotion_unusable', 'promotionCode', 'This code is good from $20.00 on.');
  }
  const discount = promotionCode ? Math.round(subtotal / 10) : 0;
  const isShipped = items.some(({ sku }) => sku === 'mug');
  const needsDestination =
    isShipped && !(destination?.postalCode && (destination.country !== 'US' || destination.state));
  const isKnown = isShipped && !needsDestination;
  const isAbroad = destination?.country !== 'US';
  const shipping = isKnown ? (isAbroad ? 1500 : 500) : 0;
  const taxes = isKnown ? taxesOf(subtotal - discount, destination) : [];
  const tax = taxes.reduce((sum, each) => sum + (each.inclusive ? 0 : each.amount), 0);
  return {
    currency: 'usd',
    lines,
    subtotal,
    discount,
    shipping,
    tax,
    taxes,
    total: subtotal - discount + shipping + tax,
    needsDestination,
    ...(isKnown ? { shippingRate: { name: isAbroad ? 'International' : 'Standard' } } : {}),
    ...(promotionCode
      ? { promotion: { code: promotionCode, description: '10% off everything' } }
      : {}),
  };
};

const isProblem = (answer: Quote | Problem | CheckoutView): answer is Problem => 'code' in answer;

const checkoutOf = (body: CheckoutRequest): CheckoutView | Problem => {
  const { items, shipping, promotionCode, expectedTotal } = body;
  const price = priceOf({
    items,
    ...(shipping ? { destination: shipping } : {}),
    ...(promotionCode ? { promotionCode } : {}),
  });
  if (isProblem(price)) return price;
  if (price.total !== expectedTotal) {
    return problem('price_changed', 'expectedTotal', 'The price has changed.', price);
  }
  const { currency, total, subtotal, discount, tax, taxes, lines } = price;
  const id = 'chk_000000000000000000000000';
  const amounts = { currency, total, subtotal, discount, shipping: price.shipping, tax, taxes };
  return { id, status: 'confirmed', orderId: 'HF-STUB-STUB-STUB', lines, ...amounts };
};

/** Puts the shop in front of a page; `wishes` and `checkouts` are what the page has sent to it. */
export const stubShop = () => {
  const wishes: Wish[] = [];
  const checkouts: CheckoutRequest[] = [];
  const prepare = async (page: Page): Promise<void> => {
    const answer = async <T>(
      path: string,
      of: (body: T) => Catalog | Quote | Problem | CheckoutView,
    ) =>
      page.route(`**/api/${path}`, (route) => {
        const found = of(route.request().postDataJSON() as T);
        const refused = 'code' in found ? found : undefined;
        return route.fulfill({
          status: refused?.status ?? 200,
          contentType: refused ? 'application/problem+json' : 'application/json',
          body: JSON.stringify(found),
        });
      });
    await answer('catalog', () => catalog);
    await answer<Wish>('quotes', (wish) => {
      wishes.push(wish);
      return priceOf(wish);
    });
    await answer<CheckoutRequest>('checkouts', (body) => {
      checkouts.push(body);
      return checkoutOf(body);
    });
  };
  return { prepare, wishes, checkouts };
};

export type StubbedShop = ReturnType<typeof stubShop>;
