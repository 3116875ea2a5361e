/** The shopper of the simulated world: what the page asks the API, and what it was answered. */
import type { StandIn } from '@holdfast/stripe-stand-in/stand-in';
import type {
  CheckoutView,
  Item,
  Payment,
  Quote,
  ShippingAddress,
} from '../../../functions/checkout/contract.ts';
import { checkoutIdOf } from '../../../functions/checkout/idempotency.ts';
import type { HttpAnswer } from '../../../local/http-api/gateway.ts';
import { isSent } from '../../support/sent-goods.ts';
import { canaries, untaxedCanaryAddress } from './canaries.ts';
import type { Client, Question, Sender } from './client.ts';
import { pause } from './virtual-time.ts';

/** What is ordered: a seat at the workshop with a card that works, unless said otherwise. */
export type Order = {
  readonly key: string;
  readonly items?: readonly Item[];
  readonly expectedTotal?: number;
  readonly payment?: Payment;
  readonly promotionCode?: string;
  readonly shipping?: ShippingAddress;
  readonly email?: string;
  /** Whose browser it is; without it, everybody is behind one address. */
  readonly from?: Sender;
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
  /** Asks what a cart costs, once: in the currency's smallest unit, or undefined for what has no price. */
  readonly priceOf: (order: Omit<Order, 'key'>) => Promise<number | undefined>;
  /** Takes the bank's step; returns whether there was one to take. */
  readonly answerBank: (checkoutId: string, agrees: boolean) => boolean;
  /** Says that the bank's step is over, as the page does. */
  readonly authenticated: (checkoutId: string, from?: Sender) => Promise<CheckoutView | undefined>;
};

type Surroundings = {
  readonly ask: Client['ask'];
  readonly stripe: StandIn;
  readonly say: (line: string) => void;
};

/** A shopper who asks this API. */
export const shopperAt = ({ ask, stripe, say }: Surroundings): Shopper => {
  const answered = new Map<string, string[]>();
  const note = (id: string, answer: HttpAnswer): void => {
    answered.set(id, [...(answered.get(id) ?? []), wordOf(answer)]);
  };

  let lastOrder: Order | undefined;
  const place: Shopper['place'] = async (order) => {
    lastOrder = order;
    const { key } = order;
    const placed = await ask({
      method: 'POST',
      path: '/api/checkouts',
      headers: headersOf(order),
      body: bodyFor(order),
      ...sentBy(order),
      about: { checkoutId: checkoutIdOf(key), ...codeIn(order) },
    });
    const { status } = placed;
    const answer = status < 300 ? await followed(placed, order) : placed;
    const body = bodyOf<CheckoutView>(answer);
    say(`Shopper: POST ${key} → ${status} ${status < 300 ? body.status : ''}`);
    note(checkoutIdOf(key), answer);
    return { status, ...(status < 300 && { checkout: body }) };
  };

  /** Looks at the checkout as the page does, until it is decided or the shopper has waited so long. */
  const followed = async (
    placed: HttpAnswer,
    { waitSeconds = 0, ...order }: Order,
  ): Promise<HttpAnswer> => {
    const { id } = bodyOf<CheckoutView>(placed);
    let answer = placed;
    let waited = 0;
    for (let looks = 0; waited < waitSeconds; looks += 1) {
      if (bodyOf<CheckoutView>(answer).status !== 'processing') return answer;
      const pauseSeconds = Math.min(5, 0.12 * 1.2 ** looks);
      waited += pauseSeconds;
      await pause(pauseSeconds * 1000);
      const looked = await ask({ ...viewing(id), ...sentBy(order) });
      if (looked.status < 300) answer = looked;
    }
    return answer;
  };

  /** Asks for something that only reads, three times at most. */
  const look = async (question: Question): Promise<HttpAnswer> => {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await ask({ headers: json, ...question });
      say(`Shopper: ${question.method} ${question.path} → ${answer.status}`);
      if (answer.status < 500 || attempt === 3) return answer;
    }
  };

  return {
    place,
    repeat: async () => {
      if (lastOrder !== undefined) await place(lastOrder);
    },
    view: async (id) => {
      const answer = await ask(viewing(id));
      note(id, answer);
      return bodyOf<CheckoutView>(answer);
    },
    answered,
    comeBack: async (id) => {
      const answer = await ask(viewing(id));
      return answer.status === 404 ? 'not_found' : bodyOf<CheckoutView>(answer).status;
    },
    browse: async (order) => {
      await look({ method: 'GET', path: '/api/catalog', ...sentBy(order) });
      await look(quoting(order));
    },
    priceOf: async (order) => {
      const answer = await look(quoting(order));
      return answer.status < 300 ? bodyOf<Quote>(answer).total : undefined;
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
    authenticated: async (id, from) => {
      const answer = await ask({
        method: 'POST',
        path: `/api/checkouts/${id}/authentication`,
        headers: { prefer: 'wait=2' },
        ...sentBy({ from }),
        about: { checkoutId: id },
      });
      say(`Shopper: POST authentication → ${answer.status}`);
      note(id, answer);
      return answer.status < 300 ? bodyOf<CheckoutView>(answer) : undefined;
    },
  };
};

const json = { 'content-type': 'application/json' };

const headersOf = ({ key }: Order) => ({ ...json, 'idempotency-key': key });

const sentBy = ({ from }: { readonly from?: Sender | undefined }): Pick<Question, 'from'> =>
  from === undefined ? {} : { from };

const codeIn = ({ promotionCode }: Omit<Order, 'key'>): { readonly promotionCode?: string } =>
  promotionCode === undefined ? {} : { promotionCode };

const viewing = (id: string): Question => ({ method: 'GET', path: `/api/checkouts/${id}` });

const quoting = (order: Omit<Order, 'key'>): Question => ({
  method: 'POST',
  path: '/api/quotes',
  body: quoteFor(order),
  ...sentBy(order),
  about: codeIn(order),
});

const seat = [{ sku: 'workshop', quantity: 1 }];

const bodyFor = ({ items = seat, email, expectedTotal, payment, ...others }: Order): string =>
  JSON.stringify({
    items,
    email: email ?? canaries.email,
    expectedTotal: expectedTotal ?? 1400,
    payment: payment ?? { paymentMethod: 'pm_card_visa' },
    promotionCode: others.promotionCode,
    shipping: others.shipping ?? (isSent(items) ? untaxedCanaryAddress : undefined),
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
