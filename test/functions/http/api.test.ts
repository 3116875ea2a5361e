import { RequestProblem } from '../../../functions/checkout/problems.ts';
import type { ApiServices } from '../../../functions/http/api.ts';
import type { StoredCheckout } from '../../../functions/store/checkout-row.ts';
import { UnknownTaxLocation } from '../../../functions/stripe/tax.ts';
import { ask, place, servicesOf } from '../../support/ask-api.ts';
import { checkoutId, checkoutRequestOf, storedCheckout } from '../../support/checkouts.ts';
import { productOf, productsBySku } from '../../support/products.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => {
  quietLog();
});

describe('GET /api/catalog', () => {
  const catalog = (...products: ReturnType<typeof productOf>[]) =>
    ask({ route: 'GET /api/catalog' }, { listProducts: async () => products });

  test('lists the products, without saying how many are in stock', async () => {
    const { status, body } = await catalog(productOf({ stock: 7 }));
    expect(status).toBe(200);
    expect(body).toEqual({
      currency: 'usd',
      products: [
        {
          sku: 'mug',
          name: 'Enamel mug',
          description: 'Holds 350 ml.',
          image: '/images/mug.svg',
          unitAmount: 1400,
          inStock: true,
          shippable: false,
        },
      ],
      shipsTo: [],
    });
  });

  test('says what is sold out, and leaves out what is retired', async () => {
    const { body } = await catalog(productOf({ stock: 0 }), productOf({ sku: 'x', retired: true }));
    expect(body.products).toMatchObject([{ sku: 'mug', inStock: false }]);
  });

  test('says that a telephone number is asked for, where one is', async () => {
    const asking = (phone: ApiServices['phone']) => ask({ route: 'GET /api/catalog' }, { phone });
    expect((await asking('required')).body.phone).toBe('required');
    expect((await asking('optional')).body.phone).toBe('optional');
    expect((await asking('none')).body).not.toHaveProperty('phone');
  });

  test('is unavailable while its currency is not the one of the shop’s rules', async () => {
    const { status, headers, body } = await catalog(productOf({ currency: 'jpy' }));
    expect([status, body.code, headers['Retry-After']]).toEqual([503, 'unavailable', '60']);
    expect(body.detail).toBe('The catalogue is being updated. Please try again in a minute.');
  });

  test('shows a product whose stock nobody can read as sold out, and says so in the log', async () => {
    const lines = quietLog();
    const { status, body } = await catalog(productOf({ stock: null }), productOf({ sku: 'tee' }));
    expect([status, body.products]).toMatchObject([200, [{ inStock: false }, { inStock: true }]]);
    expect(lines).toContainEqual({
      level: 'error',
      fields: { message: 'not sold: its stock is no whole number', sku: 'mug' },
    });
  });

  test('asks where to ship what does not say that it is not shipped', async () => {
    const { shippable: _, ...silent } = productOf();
    const { body } = await catalog(silent);
    expect(body).toMatchObject({ products: [{ shippable: true }], shipsTo: ['US', 'DE', 'CA'] });
  });

  test.each([
    ['/api/catalog', {}],
    [`/api/checkouts/${checkoutId}`, { awaitCheckout: async () => storedCheckout() }],
  ])('HEAD of %s has the answer’s head and no body', async (path, services) => {
    const parts = { route: 'ANY /api/{proxy+}', method: 'HEAD', path };
    const { status, headers, body } = await ask(parts, services);
    expect([status, headers['Content-Type'], body]).toEqual([200, 'application/json', null]);
  });

  test('is unavailable while nothing is loaded', async () => {
    const { status, headers, body } = await catalog();
    expect([status, body.code, headers['Retry-After']]).toEqual([503, 'unavailable', '2']);
  });
});

describe('POST /api/quotes', () => {
  test('prices a cart', async () => {
    const { status, body } = await ask({ body: { items: [{ sku: 'mug', quantity: 3 }] } });
    expect([status, body.total]).toEqual([200, 4200]);
  });

  test('asks only for the cart’s products', async () => {
    const getProducts = jest.fn(async () => productsBySku(productOf()));
    await ask({ body: { items: [{ sku: 'mug', quantity: 1 }] } }, { getProducts });
    expect(getProducts).toHaveBeenCalledWith(['mug']);
  });

  const posterTo = (destination: object) => {
    const poster = productOf({ sku: 'poster', unitAmount: 2400, shippable: true });
    return ask(
      { body: { items: [{ sku: 'poster', quantity: 1 }], destination } },
      { getProducts: async () => productsBySku(poster) },
    );
  };

  test.each(['CA', 'ca', ' Ca ', 'California', 'Calif.', 'US-CA'])(
    'taxes the state %j as it is, however it was typed',
    async (state) => {
      const { body } = await posterTo({ country: 'US', state });
      expect(body).toMatchObject({ tax: 174, needsDestination: false });
    },
  );

  test('says that the price is not final without the state that the taxes depend on', async () => {
    const { status, body } = await posterTo({ country: 'US' });
    expect([status, body.needsDestination]).toEqual([200, true]);
  });

  test.each(['CAL', 'ZZ', 'Ontario'])(
    'refuses the state %s, which would be untaxed',
    async (state) => {
      const { status, body } = await posterTo({ country: 'US', state });
      expect(status).toBe(422);
      expect(body).toMatchObject({
        code: 'invalid_request',
        field: 'destination.state',
        detail: 'Please check the state: we could not find it in the country that you chose.',
      });
    },
  );

  test('asks for the rest of an address whose taxes Stripe can’t tell yet', async () => {
    const taxesOf = () => Promise.reject(new UnknownTaxLocation());
    const body = { items: [{ sku: 'mug', quantity: 1 }], destination: { country: 'US' } };
    const answer = await ask({ body }, { taxesOf });
    expect([answer.status, answer.body.needsDestination, answer.body.tax]).toEqual([200, true, 0]);
  });

  test('refuses with the field and a sentence', async () => {
    const { status, headers, body } = await ask({ body: { items: [{ sku: 'x', quantity: 3 }] } });
    expect([status, headers['Content-Type']]).toEqual([422, 'application/problem+json']);
    expect(body).toMatchObject({ code: 'unknown_sku', field: 'items[0].sku' });
  });
});

describe('POST /api/checkouts', () => {
  test('answers at once with the new checkout and where it is', async () => {
    const awaitCheckout = jest.fn();
    const { status, headers, body } = await place({}, { awaitCheckout });
    expect([status, headers.Location]).toEqual([201, `/api/checkouts/${checkoutId}`]);
    expect(body).toMatchObject({ id: checkoutId, status: 'processing', total: 2800 });
    expect(headers).not.toHaveProperty('Idempotent-Replayed');
    expect(awaitCheckout).not.toHaveBeenCalled();
  });

  test('is refused as being set up until the shop’s Stripe key is stored, and nothing is placed', async () => {
    const placeCheckout = jest.fn();
    const { status, headers, body } = await place(
      {},
      { placeCheckout, isSetUp: async () => false },
    );
    expect([status, body.code]).toEqual([503, 'being_set_up']);
    expect(body.detail).toMatch(/being set up.*Nothing was charged/);
    expect(headers).not.toHaveProperty('Retry-After');
    expect(placeCheckout).not.toHaveBeenCalled();
  });

  test('waits when it is asked to', async () => {
    const awaitCheckout = jest.fn(async () => storedCheckout({ status: 'confirmed' }));
    const { headers, body } = await place({ prefer: 'wait=1' }, { awaitCheckout });
    expect(awaitCheckout).toHaveBeenCalledWith(checkoutId, 1_000);
    expect([body.status, headers['Preference-Applied']]).toEqual(['confirmed', 'wait=1']);
  });

  test('says that it is a repeat', async () => {
    const checkout = storedCheckout({ status: 'paid' });
    const placeCheckout = async () => ({ checkout, replayed: true });
    const { status, headers, body } = await place({}, { placeCheckout });
    expect([status, headers['Idempotent-Replayed'], body.status]).toEqual([201, 'true', 'paid']);
  });

  test('hands on the request, its key, and the shopper’s address', async () => {
    const placeCheckout = jest.fn<
      ReturnType<ApiServices['placeCheckout']>,
      Parameters<ApiServices['placeCheckout']>
    >(servicesOf().placeCheckout);
    const hops = '203.0.113.7, 130.176.0.1';
    await place({ 'x-holdfast-edge': 'edge-key', 'x-forwarded-for': hops }, { placeCheckout });
    expect(placeCheckout.mock.calls).toEqual([
      [
        checkoutRequestOf(),
        {
          idempotencyKey: 'attempt-000000000001',
          address: '203.0.113.7',
        },
      ],
    ]);
  });

  test('without a key is refused before its body is looked at', async () => {
    const { status, body } = await ask({ route: 'POST /api/checkouts', body: '{' });
    expect([status, body.code]).toEqual([400, 'idempotency_key_missing']);
  });

  test('answers with the fresh quote when the price has changed', async () => {
    const nothing = { discount: 0, shipping: 0, tax: 0, taxes: [], needsDestination: false };
    const quote = { currency: 'usd', lines: [], subtotal: 5, ...nothing };
    const placeCheckout = async () => {
      throw new RequestProblem('price_changed', { detail: 'Look.', quote: { ...quote, total: 5 } });
    };
    const { status, body } = await place({}, { placeCheckout });
    expect([status, body.code, body.quote.total]).toEqual([409, 'price_changed', 5]);
  });

  test('says when to come back after too many declines', async () => {
    const placeCheckout = async () => {
      throw new RequestProblem('too_many_attempts', { detail: 'Wait.', retryAfterSeconds: 3600 });
    };
    const { status, headers } = await place({}, { placeCheckout });
    expect([status, headers['Retry-After']]).toEqual([429, '3600']);
  });
});

describe('GET /api/checkouts/{id}', () => {
  const get = (
    awaitCheckout: (id: string, waitSeconds: number) => Promise<StoredCheckout | undefined>,
    headers: Record<string, string> = {},
    id = checkoutId,
  ) => ask({ route: 'GET /api/checkouts/{id}', id, headers }, { awaitCheckout });

  test('answers with the checkout as it is', async () => {
    const { status, body } = await get(async (_, seconds) =>
      seconds === 0 ? storedCheckout({ status: 'paid', orderId: 'HF-1' }) : undefined,
    );
    expect([status, body.status, body.orderId]).toEqual([200, 'paid', 'HF-1']);
  });

  test('waits when it is asked to', async () => {
    const awaitCheckout = jest.fn(async () => storedCheckout({ status: 'paid' }));
    const { headers } = await get(awaitCheckout, { prefer: 'wait=99' });
    expect(awaitCheckout).toHaveBeenCalledWith(checkoutId, 2_000);
    expect(headers['Preference-Applied']).toBe('wait=2');
  });

  test('answers 404 when there is none', async () => {
    const { status, body } = await get(async () => undefined);
    expect([status, body.code]).toEqual([404, 'not_found']);
  });

  test.each(['', 'chk_', 'chk_0', `${checkoutId}0`, checkoutId.toUpperCase(), 'x'.repeat(3000)])(
    'answers 404 to %j, which is not an id, and asks nobody',
    async (id) => {
      const awaitCheckout = jest.fn();
      expect((await get(awaitCheckout, {}, id)).status).toBe(404);
      expect(awaitCheckout).not.toHaveBeenCalled();
    },
  );
});

describe('an address that is not routed', () => {
  const route = 'ANY /api/{proxy+}';

  test.each([
    ['DELETE', '/api/catalog', 'GET, HEAD'],
    ['HEAD', '/api/quotes', 'POST'],
    ['GET', '/api/quotes', 'POST'],
    ['PUT', '/api/checkouts', 'POST'],
    ['POST', `/api/checkouts/${checkoutId}`, 'GET, HEAD'],
  ])('%s %s is answered with 405 and the methods that there are', async (method, path, allowed) => {
    const { status, headers, body } = await ask({ route, method, path });
    expect([status, body.code, headers.Allow]).toEqual([405, 'method_not_allowed', allowed]);
    expect(body.detail).toBe(`${path} takes ${allowed}, not ${method}.`);
  });

  test.each(['/api/', '/api/orders', '/api/checkouts/a/b', '/api/catalog/x', '/xapi/catalog'])(
    '%s is answered with 404',
    async (path) => {
      const { status, body } = await ask({ route, method: 'GET', path });
      expect([status, body.code]).toEqual([404, 'not_found']);
    },
  );
});
