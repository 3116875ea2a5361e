/** The shopper of the simulated world: what the page asks the API, and what it was answered. */
import type { StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type {
  CheckoutView,
  Item,
  Payment,
  ShippingAddress,
} from '../../../functions/checkout/contract.ts';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { HttpAnswer, HttpRequest } from '../../../local/http-api/gateway.ts';
import { canaries } from './canaries.ts';
import { pause } from './virtual-time.ts';

/** What is ordered: one mug with a card that works, unless said otherwise. */
export type Order = {
  readonly key: string;
  readonly items?: readonly Item[];
  readonly expectedTotal?: number;
  readonly payment?: Payment;
  readonly promotionCode?: string;
  readonly shipping?: ShippingAddress;
  /** How long the page follows the checkout before `place` resolves. */
  readonly waitSeconds?: number;
};

export type Shopper = {
  /** Places an order as the page does: the answer's status, and the checkout if one came. */
  readonly place: (order: Order) => Promise<{ status: number; checkout?: CheckoutView }>;
  /** Sends the last order again, as a page does that was reloaded. */
  readonly repeat: () => Promise<void>;
  readonly view: (id: string) => Promise<CheckoutView>;
  /** What the shopper's browser was answered, by checkout: a status, a problem's code, `no answer`. */
  readonly answered: ReadonlyMap<string, readonly string[]>;
  /** What the page shows when it is opened again: a status, or `not_found`. */
  readonly comeBack: (id: string) => Promise<string>;
  /** Looks at the catalogue and asks what a cart costs, as the page does before anything is placed. */
  readonly browse: (order: Omit<Order, 'key'>) => Promise<void>;
  /** Takes the bank's step; returns whether there was one to take. */
  readonly answerBank: (checkoutId: string, agrees: boolean) => boolean;
  /** Says that the bank's step is over, as the page does. */
  readonly authenticated: (checkoutId: string) => Promise<CheckoutView | undefined>;
};

type Surroundings = {
  readonly api: (request: HttpRequest) => Promise<HttpAnswer>;
  readonly stripe: StandIn;
  readonly say: (line: string) => void;
};

/** A shopper who asks this API. */
export const shopperAt = ({ api, stripe, say }: Surroundings): Shopper => {
  const ask = (method: string, path: string, headers: HttpRequest['headers'] = {}, body = '') =>
    api({
      method,
      path,
      query: '',
      headers,
      body: Buffer.from(body),
      sourceIp: canaries.address,
    });
  const answered = new Map<string, string[]>();
  const note = (id: string, answer: HttpAnswer): void => {
    answered.set(id, [...(answered.get(id) ?? []), wordOf(answer)]);
  };

  let lastOrder: Order | undefined;
  const place: Shopper['place'] = async (order) => {
    lastOrder = order;
    const { key } = order;
    const placed = await ask('POST', '/api/checkouts', headersOf(order), bodyFor(order));
    const { status } = placed;
    const answer = status < 300 ? await followed(placed, order.waitSeconds ?? 0) : placed;
    const body = bodyOf<CheckoutView>(answer);
    say(`Shopper: POST ${key} → ${status} ${status < 300 ? body.status : ''}`);
    note(checkoutIdOf(key), answer);
    return { status, ...(status < 300 && { checkout: body }) };
  };

  /** Looks at the checkout as the page does, until it is decided or the shopper has waited so long. */
  const followed = async (placed: HttpAnswer, seconds: number): Promise<HttpAnswer> => {
    const { id } = bodyOf<CheckoutView>(placed);
    let answer = placed;
    let waited = 0;
    for (let looks = 0; waited < seconds; looks += 1) {
      if (bodyOf<CheckoutView>(answer).status !== 'processing') return answer;
      const pauseSeconds = Math.min(5, 0.12 * 1.2 ** looks);
      waited += pauseSeconds;
      await pause(pauseSeconds * 1000);
      const looked = await ask('GET', `/api/checkouts/${id}`);
      if (looked.status < 300) answer = looked;
    }
    return answer;
  };

  /** Asks for something that only reads, three times at most. */
  const look = async (method: string, path: string, body?: string): Promise<void> => {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const { status } = await ask(method, path, json, body);
      say(`Shopper: ${method} ${path} → ${status}`);
      if (status < 500) return;
    }
  };

  return {
    place,
    repeat: async () => {
      if (lastOrder !== undefined) await place(lastOrder);
    },
    view: async (id) => {
      const answer = await ask('GET', `/api/checkouts/${id}`);
      note(id, answer);
      return bodyOf<CheckoutView>(answer);
    },
    answered,
    comeBack: async (id) => {
      const answer = await ask('GET', `/api/checkouts/${id}`);
      return answer.status === 404 ? 'not_found' : bodyOf<CheckoutView>(answer).status;
    },
    browse: async (order) => {
      await look('GET', '/api/catalog');
      await look('POST', '/api/quotes', quoteFor(order));
    },
    answerBank: (checkoutId, agrees) => {
      const intent = stripe.control
        .state()
        .paymentIntents.find(({ metadata }) => metadata.checkoutId === checkoutId);
      if (intent?.status !== 'requires_action') return false;
      say(`Shopper: ${agrees ? 'agrees' : 'refuses'} at the bank`);
      stripe.authenticate(intent.id, agrees);
      return true;
    },
    authenticated: async (id) => {
      const prefer = { prefer: 'wait=2' };
      const answer = await ask('POST', `/api/checkouts/${id}/authentication`, prefer);
      say(`Shopper: POST authentication → ${answer.status}`);
      note(id, answer);
      return answer.status < 300 ? bodyOf<CheckoutView>(answer) : undefined;
    },
  };
};

const json = { 'content-type': 'application/json' };

const headersOf = ({ key }: Order) => ({ ...json, 'idempotency-key': key });

const bodyFor = ({ items, expectedTotal, payment, promotionCode, shipping }: Order): string =>
  JSON.stringify({
    items: items ?? [{ sku: 'mug', quantity: 1 }],
    email: canaries.email,
    expectedTotal: expectedTotal ?? 1400,
    payment: payment ?? { paymentMethod: 'pm_card_visa' },
    promotionCode,
    shipping,
  });

const quoteFor = ({ items = [], shipping, promotionCode }: Omit<Order, 'key'>): string =>
  JSON.stringify({ items, destination: shipping && destinationOf(shipping), promotionCode });

const destinationOf = ({ country, state, postalCode }: ShippingAddress) => ({
  country,
  ...(state !== undefined && { state }),
  ...(postalCode !== undefined && { postalCode }),
});

const bodyOf = <T>({ body }: HttpAnswer): T => JSON.parse(body.toString('utf8')) as T;

/** What an answer tells the page. */
const wordOf = (answer: HttpAnswer): string => {
  if (answer.status >= 500) return 'no answer';
  const { status, code } = bodyOf<{ status?: string; code?: string }>(answer);
  return (answer.status < 300 ? status : code) ?? 'no answer';
};
