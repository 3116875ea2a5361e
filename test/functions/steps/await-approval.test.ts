import { approvalSecondsOf } from '../../../functions/checkout/approval.ts';
import { orderIdOf } from '../../../functions/checkout/idempotency.ts';
import { attemptKeyOf } from '../../../functions/checkout/wait-attempt.ts';
import { awaitApproval, handler } from '../../../functions/steps/await-approval.ts';
import {
  authorizedDocumentOf,
  checkoutId,
  placedAtMs,
  waitAttemptOf,
} from '../../support/checkouts.ts';
import { failureOf } from '../../support/failure-of.ts';
import { quietLog } from '../../support/quiet-log.ts';

beforeEach(() => void quietLog());

const document = authorizedDocumentOf();
const approvalSeconds = approvalSecondsOf(document, placedAtMs);
const attempt = waitAttemptOf({ retryCount: 2 });
const wait = { taskToken: 'a-token', attempt, document: { ...document, approvalSeconds } };

describe('AwaitApproval', () => {
  test('leaves its token on the order, and which attempt it belongs to', async () => {
    const begin = jest.fn(async () => {});
    await awaitApproval({ beginApproval: begin, now: () => placedAtMs })(wait);
    expect(begin.mock.calls).toEqual([
      [orderIdOf(checkoutId), { taskToken: 'a-token', attempt: attemptKeyOf(attempt) }],
    ]);
  });

  test('begins no wait that would outlast the hold because it was computed long ago', async () => {
    const begin = jest.fn(async () => {});
    const now = () => placedAtMs + 60 * 60 * 1000;
    const failure = await failureOf(() => awaitApproval({ beginApproval: begin, now })(wait));
    expect([failure.name, failure.message]).toEqual([
      'WaitOutdated',
      `A wait of ${approvalSeconds} s would outlast the hold by now.`,
    ]);
    expect(begin).not.toHaveBeenCalled();
  });

  test('takes the minutes of a retry', async () => {
    const begin = jest.fn(async () => {});
    await awaitApproval({ beginApproval: begin, now: () => placedAtMs + 10 * 60 * 1000 })(wait);
    expect(begin).toHaveBeenCalled();
  });

  test('refuses a document without a token', async () => {
    const failure = await failureOf(() => handler({ document: wait.document }));
    expect(failure.name).toBe('InvalidDocument');
  });
});
