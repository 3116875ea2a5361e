import type { WebhookEndpoint } from '../../src/account/objects.ts';
import { secretsOf, wants, webhookEndpointView } from '../../src/webhooks/webhook-endpoints.ts';

const endpoint = (changes: Partial<WebhookEndpoint> = {}): WebhookEndpoint => ({
  id: 'we_1',
  created: 1,
  apiVersion: null,
  url: 'http://127.0.0.1/webhooks',
  enabledEvents: ['charge.failed'],
  status: 'enabled',
  description: null,
  metadata: {},
  secret: 'whsec_new',
  rolledSecret: null,
  ...changes,
});

test.each<[string, Partial<WebhookEndpoint>, boolean]>([
  ['that named the event', {}, true],
  ['for all events', { enabledEvents: ['*'] }, true],
  ['that named another', { enabledEvents: ['charge.captured'] }, false],
  ['that is disabled', { status: 'disabled' }, false],
])('an endpoint %s wants it: %p', (_, changes, expected) => {
  expect(wants(endpoint(changes), 'charge.failed')).toBe(expected);
});

test('a rolled secret signs until its time is over', () => {
  const rolled = endpoint({ rolledSecret: { value: 'whsec_old', until: 100 } });
  expect(secretsOf(rolled, 99)).toEqual(['whsec_new', 'whsec_old']);
  expect(secretsOf(rolled, 100)).toEqual(['whsec_new']);
});

test('an endpoint is shown without its secrets', () => {
  const rolled = endpoint({ rolledSecret: { value: 'whsec_old', until: 100 } });
  expect(JSON.stringify(webhookEndpointView(rolled))).not.toContain('whsec');
});
