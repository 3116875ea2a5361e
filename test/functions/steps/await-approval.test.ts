import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { awaitApproval, handler } from '../../../functions/steps/await-approval.ts';
import { authorizedDocumentOf, checkoutId } from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => void quietLog());

describe('AwaitApproval', () => {
  test('leaves its token on the order', async () => {
    const begin = jest.fn(async () => {});
    const wait = { taskToken: 'a-token', document: authorizedDocumentOf() };
    await awaitApproval({ beginApproval: begin })(wait);
    expect(begin.mock.calls).toEqual([[orderIdOf(checkoutId), 'a-token']]);
  });

  test('takes no document without a token', async () => {
    const failure = await failureOf(() => handler({ document: authorizedDocumentOf() }));
    expect(failure.name).toBe('InvalidDocument');
  });
});
