import { attemptKeyOf } from '../../../functions/checkout/wait-attempt.ts';
import { awaitAuthentication, handler } from '../../../functions/steps/await-authentication.ts';
import {
  authorizedDocumentOf,
  checkoutDocumentOf,
  checkoutId,
  waitAttemptOf,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { quietLog } from '../../support/quiet-log.ts';

const attempt = waitAttemptOf({ retryCount: 2 });
const wait = { taskToken: 'a-token', attempt, document: authorizedDocumentOf() };

beforeEach(() => void quietLog());

describe('AwaitAuthentication', () => {
  test('leaves the payment’s secret and the token on the checkout’s row, and returns neither', async () => {
    const begin = jest.fn(async () => {});
    const services = {
      fetchClientSecret: async (id: string) => `${id}_secret`,
      beginAuthentication: begin,
    };
    expect(await awaitAuthentication(services)(wait)).toBeUndefined();
    expect(begin.mock.calls).toEqual([
      [
        checkoutId,
        { paymentIntentId: 'pi_1', clientSecret: 'pi_1_secret', taskToken: 'a-token' },
        attemptKeyOf(attempt),
      ],
    ]);
  });

  test('has the shopper wait for nothing that Stripe did not say', async () => {
    const failure = new Error('Away');
    const begin = jest.fn();
    const services = {
      fetchClientSecret: () => Promise.reject(failure),
      beginAuthentication: begin,
    };
    expect(await failureOf(() => awaitAuthentication(services)(wait))).toBe(failure);
    expect(begin).not.toHaveBeenCalled();
  });

  test.each([
    ['a token', { document: authorizedDocumentOf() }],
    ['a hold', { taskToken: 'a-token', document: checkoutDocumentOf() }],
  ])('refuses a document without %s', async (_, event) => {
    expect((await failureOf(() => handler(event))).name).toBe('InvalidDocument');
  });
});
