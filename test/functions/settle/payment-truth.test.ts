import { paymentTruthOf } from '../../../functions/settle/payment-truth.ts';
import type { PaymentRecord } from '../../../functions/stripe/records.ts';
import { paymentRecordOf } from '../../support/checkouts.ts';

const asking = async (payment: PaymentRecord, status?: string) => {
  const asked: string[] = [];
  const fetchDispute = async (id: string) => {
    asked.push(id);
    return status === undefined ? undefined : { id: 'du_1', status };
  };
  return { truth: await paymentTruthOf({ fetchDispute }, payment), asked };
};

test.each([
  ['lost', true],
  ['won', false],
  ['needs_response', false],
  [undefined, false],
])('the bank of a payment whose dispute is %s took it back: %p', async (status, isChargedBack) => {
  const payment = paymentRecordOf({ isDisputed: true });
  expect(await asking(payment, status)).toEqual({
    truth: { ...payment, isChargedBack },
    asked: ['pi_1'],
  });
});

test('nothing is asked about a payment that was never disputed', async () => {
  const payment = paymentRecordOf();
  expect(await asking(payment, 'lost')).toEqual({
    truth: { ...payment, isChargedBack: false },
    asked: [],
  });
});
