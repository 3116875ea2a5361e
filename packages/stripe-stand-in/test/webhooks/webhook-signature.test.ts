import Stripe from 'stripe';
import { signatureHeader } from '../../src/webhooks/webhook-signature.ts';

const body = JSON.stringify({ id: 'evt_1', object: 'event' });
const atSeconds = 1_700_000_000;
const verify = (header: string, secret: string, nowMs = atSeconds * 1000) =>
  Stripe.webhooks.constructEvent(body, header, secret, 300, undefined, nowMs);

test("Stripe's library trusts the signature of each secret, and of no other", () => {
  const header = signatureHeader(body, ['whsec_new', 'whsec_old'], atSeconds);
  expect(verify(header, 'whsec_new').id).toBe('evt_1');
  expect(verify(header, 'whsec_old').id).toBe('evt_1');
  expect(() => verify(header, 'whsec_other')).toThrow(/signature/);
});

test('the signature contains the time when it was made', () => {
  const header = signatureHeader(body, ['whsec_1'], atSeconds);
  expect(header).toMatch(/^t=1700000000,v1=[0-9a-f]{64}$/);
  expect(() => verify(header, 'whsec_1', (atSeconds + 301) * 1000)).toThrow(/tolerance/);
});
