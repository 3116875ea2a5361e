import { CheckoutError, errorNames } from '../../../functions/checkout/errors.ts';
import { RequestProblem } from '../../../functions/checkout/problems.ts';
import { place } from '../../support/ask-api.ts';
import { outageNames } from '../../support/outages.ts';
import { quietLog } from '../../support/quiet-log.ts';

let log: ReturnType<typeof quietLog>;
beforeEach(() => {
  log = quietLog();
});

describe('a failure', () => {
  const failing = (error: unknown) =>
    place({}, { placeCheckout: () => Promise.reject(error as Error) });
  const secret = 'sk_test_123 ada@example.com 4242424242424242';

  test.each(outageNames)('by %s is answered with 503 and a moment to wait', async (name) => {
    const { status, headers, body } = await failing(new CheckoutError(name, 'It is away.'));
    expect([status, body.code, headers['Retry-After']]).toEqual([503, 'unavailable', '2']);
  });

  test.each([
    ['foreign', new Error(secret)],
    ['of ours', new CheckoutError(errorNames.recordsDisagree, secret)],
    ['no error at all', secret],
  ])('that is %s is answered with 500 and none of its details', async (_, error) => {
    const { status, body } = await failing(error);
    expect([status, body.code]).toEqual([500, 'internal_error']);
    expect(JSON.stringify(body)).not.toContain(secret);
  });

  test('is logged with its route and name, and without a foreign message', async () => {
    await failing(new TypeError(secret));
    expect(log).toEqual([
      {
        level: 'error',
        fields: expect.objectContaining({ route: 'POST /api/checkouts', error: 'TypeError' }),
      },
    ]);
    expect(JSON.stringify(log)).not.toContain(secret);
  });

  test('that is only a refusal is logged with nothing but its code', async () => {
    await failing(new RequestProblem('out_of_stock', { detail: secret }));
    expect(log).toEqual([
      {
        level: 'info',
        fields: {
          message: 'request refused',
          route: 'POST /api/checkouts',
          code: 'out_of_stock',
        },
      },
    ]);
  });
});
