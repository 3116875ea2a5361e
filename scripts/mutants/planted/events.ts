/** Mistakes with Stripe's events: not verified, answered too early, or recorded wrongly. */
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: a defect is code, kept as text.
import type { Defect } from '../defect.ts';

const webhook = 'functions/http/stripe-webhook.ts';
const events = 'functions/stripe/webhook-events.ts';
const secrets = 'functions/aws/signing-secrets.ts';
const records = 'functions/store/order-records.ts';
const webhookTest = 'test/functions/http/stripe-webhook.test.ts';
const eventsTest = 'test/functions/stripe/webhook-events.test.ts';
const secretsTest = 'test/functions/aws/signing-secrets.test.ts';
const parkedTest = 'test/functions/store/parked-events.test.ts';
const recordsTest = 'test/functions/store/order-records.test.ts';
const deliveryTest = 'test/functions/settle/deliver-event.test.ts';
const delivery = 'functions/settle/deliver-event.ts';
const known = 'functions/settle/known-event.ts';
const knownTest = 'test/functions/settle/known-event.test.ts';

export const eventSlips: readonly Defect[] = [
  {
    name: 'an event of another shop’s payment is taken for ours',
    file: delivery,
    find: 'told.shop === shop ? told.checkoutId : undefined',
    replace: 'told.checkoutId',
    tests: [deliveryTest],
    why: 'A payment of another shop that names a checkout of ours would be looked at as ours.',
  },
  {
    name: 'an event stays fresh for ever',
    file: known,
    find: 'Math.abs(nowMs - told.createdSeconds * 1000) < freshMs',
    replace: 'nowMs > 0 && told.createdSeconds > 0',
    tests: [knownTest],
    why: 'An execution that has stopped would be found by the reconciler alone.',
  },
  {
    name: 'any payment is taken for that of the order',
    file: known,
    find: 'order?.paymentIntentId === paymentIntentId',
    replace: 'order !== undefined && paymentIntentId.length > 0',
    tests: [knownTest],
    why: 'A second payment of a checkout would be held, and nobody would look.',
  },
  {
    name: 'a capture of another amount is taken for known',
    file: known,
    find: "verdictOn({ status, order: truth, payment }).kind === 'at_rest'",
    replace: "verdictOn({ status, order: truth, payment }).kind !== 'take_up'",
    tests: [knownTest],
    why: 'A capture by hand of too little would ring with the reconciler alone, hours later.',
  },
  {
    name: 'an event’s signature is not checked',
    file: events,
    find: 'if (!isProved) return undefined;',
    replace: 'if (body.length === 0) return undefined;',
    tests: [eventsTest, webhookTest],
    why: 'Anybody could have any checkout looked at, as often as they like.',
  },
  {
    name: 'an event’s signature is good for ever',
    file: events,
    find: 'signature, secret, toleranceSeconds, undefined',
    replace: 'signature, secret, Number.MAX_SAFE_INTEGER, undefined',
    tests: [eventsTest, webhookTest],
    why: 'Whoever once saw an event could send it again for years.',
  },
  {
    name: 'only the first of two signing secrets is tried',
    file: events,
    find: 'secrets.some((secret)',
    replace: 'secrets.slice(0, 1).some((secret)',
    tests: [eventsTest],
    why: 'Rolling the secret would refuse a day of events.',
  },
  {
    name: 'a signature that can’t be read is an outage',
    file: events,
    find: '    return false;\n',
    replace: "    throw new Error('unreadable');\n",
    tests: [eventsTest, webhookTest],
    why: 'Anybody on the internet could ring the alarm.',
  },
  {
    name: 'an event is about the charge, not about its payment',
    file: events,
    find: "object.object === 'payment_intent' ? object.id : object.payment_intent",
    replace: 'object.id',
    tests: [eventsTest],
    why: 'No refund and no dispute would find its checkout.',
  },
  {
    name: 'a body in base 64 is not decoded',
    file: webhook,
    find: "event.isBase64Encoded ? 'base64' : 'utf8'",
    replace: "'utf8'",
    tests: [webhookTest],
    why: 'Every event that comes so would be refused.',
  },
  {
    name: 'an early event is acknowledged though it could not be parked',
    file: webhook,
    find: 'toISOString() });',
    replace: 'toISOString() }).catch(() => {});',
    tests: [webhookTest],
    why: 'Stripe would not send again what was never stored.',
  },
  {
    name: 'an early event is acknowledged and forgotten',
    file: webhook,
    find: "settled.kind === 'unknown_checkout'",
    replace: "settled.kind === 'not_ours'",
    tests: [webhookTest],
    why: 'Nobody would look at its checkout when that has come.',
  },
  {
    name: 'an event that could not be taken is acknowledged',
    file: webhook,
    find: '      return failed(error);',
    replace: "      return failed(error) && json(200, { received: true, outcome: 'failed' });",
    tests: [webhookTest],
    why: 'A short outage would lose its events for good.',
  },
  {
    name: 'the result of an event is reported to nobody',
    file: webhook,
    find: '  await services.report(settled, { eventId: id, paymentIntentId });\n',
    replace: '',
    tests: [webhookTest],
    why: 'A second payment would be found, and nobody would hear of it.',
  },
  {
    name: 'a parked event never expires',
    file: 'functions/store/parked-events.ts',
    find: 'marshall({ ...event, expiresAt })',
    replace: 'marshall({ ...event, expires: expiresAt })',
    tests: [parkedTest],
    why: 'What never finds its checkout would be looked at for ever.',
  },
  {
    name: 'the previous signing secret is accepted for ever',
    file: secrets,
    find: 'now() - current.createdAtMs < rotationMs',
    replace: 'now() >= current.createdAtMs',
    tests: [secretsTest],
    why: 'A secret that leaked and was rolled would still prove events.',
  },
  {
    name: 'the text that a stack is deployed with counts as a signing secret',
    file: secrets,
    find: "version === undefined ? undefined : stripeSecretIn(version.text, 'signingSecret')",
    replace: 'version?.text',
    tests: [secretsTest],
    why: 'Every event would be refused, and no failure would say that a secret is missing.',
  },
  {
    name: 'another shop’s payment is taken for ours',
    file: 'functions/stripe/records.ts',
    find: '!isCheckoutId(checkoutId) || owner !== shop',
    replace: '!isCheckoutId(checkoutId)',
    tests: ['test/functions/stripe/records.test.ts'],
    why: 'Each stack on a Stripe account would ring for the payments of the others.',
  },
  {
    name: 'a payment that Stripe does not know is a failure',
    file: 'functions/stripe/records.ts',
    find: '      if (isUnknownObject(error)) return undefined;\n',
    replace: '',
    tests: ['test/functions/stripe/records.test.ts'],
    why: 'A paid order without a payment would fail every run, and never be named to a person.',
  },
  {
    name: 'a refund is written whatever the order’s status is by now',
    file: records,
    find: '`#status = :was AND ${asBefore}`',
    replace: 'asBefore',
    tests: [recordsTest],
    why: 'A late event would end an order that is on its way.',
  },
  {
    name: 'a refund is written over another one’s',
    file: records,
    find: "      `${is('refundedMinor', ':before', before)} AND ` +\n",
    replace: '',
    tests: [recordsTest],
    why: 'The order would say that the shopper got less than they did.',
  },
  {
    name: 'a refund that failed weeks later is looked for nowhere',
    file: 'functions/reconcile/compare-everything.ts',
    find: '  await run.attempt(() => lookAtOlder(run, run.services.listRefundFailures, seen));\n',
    replace: '',
    tests: ['test/functions/reconcile/reconcile-everything.test.ts'],
    why: 'If its event is lost, the shop keeps money that its books say is given back.',
  },
  {
    name: 'a refund that lands late is written over one that failed since',
    file: records,
    find: " +\n      is('refundFailedMinor', ':failedBefore', was);",
    replace: " + 'attribute_exists(id)';",
    tests: [recordsTest],
    why: 'The order would say that the shopper has money which the shop has.',
  },
  {
    name: 'a dispute is what it was read as before',
    file: records,
    find: "disputeReadAt <= :readAt)',",
    replace: "attribute_exists(disputeReadAt))',",
    tests: [recordsTest],
    why: 'Somebody would be sent to answer a dispute that was won.',
  },
  {
    name: 'a dispute of a payment without an order is reported to nobody',
    file: 'functions/settle/deliver-event.ts',
    find: '!hasOrder && needsAnAnswer(dispute.status)',
    replace: '!hasOrder && dispute.id === ""',
    tests: [deliveryTest],
    why: 'The bank would decide for the shopper, since nobody answered.',
  },
  {
    name: 'a second dispute is taken for the one that is over',
    file: records,
    find: ' OR disputeId <> :id',
    replace: '',
    tests: [recordsTest],
    why: 'It would be lost, since nobody answered.',
  },
  {
    name: 'a dispute that changes wakes nobody',
    file: 'functions/stripe/webhook-events.ts',
    find: "  'charge.dispute.updated',\n",
    replace: '',
    tests: ['test/functions/stripe/webhook-events.test.ts'],
    why: 'An inquiry would become a chargeback, and nobody would hear of it.',
  },
];
