/** The control over HTTP, below /_control/, for those in another process. */

import type { WebhookConnection } from '../webhooks/webhook-endpoints.ts';
import type { Control } from './control.ts';
import type { Fault } from './faults.ts';

type Input = Readonly<Record<string, unknown>>;
type Action = (control: Control, input: Input) => unknown;

const actions: Readonly<Record<string, Action>> = {
  'GET /_control/state': (control) => control.state(),
  'POST /_control/clock': (control, input) => control.advance(Number(input.advanceSeconds)),
  'POST /_control/disputes': (control, input) =>
    control.createDispute(
      String(input.paymentIntent),
      input.reason === undefined ? undefined : String(input.reason),
    ),
  'GET /_control/faults': (control) => control.faults.list(),
  'POST /_control/faults': (control, input) => control.faults.add(input as Fault),
  'DELETE /_control/faults': (control) => control.faults.clear(),
  'POST /_control/reset': (control) => control.reset(),
  'GET /_control/webhooks': (control) => control.webhooks.all(),
  'GET /_control/webhooks/pending': (control) => control.webhooks.pending(),
  'POST /_control/webhooks/connect': (control, input) =>
    control.connectWebhook(input as WebhookConnection),
  'POST /_control/webhooks/roll': (control, input) => ({
    secret: control.rollWebhookSecret(String(input.id)),
  }),
  'POST /_control/webhooks/hold': (control) => control.webhooks.hold(),
  'POST /_control/webhooks/release': (control) => control.webhooks.release(),
  'POST /_control/webhooks/deliver': async (control, input) => ({
    status: await control.webhooks.deliver(String(input.id)),
  }),
  'POST /_control/webhooks/drop': (control, input) => control.webhooks.drop(String(input.id)),
  'POST /_control/webhooks/idle': (control) => control.webhooks.idle(),
};

/**
 * Does what a request with a JSON body asks of the control, and answers its result, `{}` when there
 * is none; undefined for an unknown path.
 */
export const controlOverHttp = async (
  control: Control,
  method: string,
  path: string,
  body: string,
): Promise<unknown> => {
  const action = actions[`${method} ${path}`];
  if (action === undefined) return undefined;
  const input = body === '' ? {} : (JSON.parse(body) as Input);
  return (await action(control, input)) ?? {};
};
