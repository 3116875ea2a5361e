/** The control over HTTP, below /_control/, for those in another process. */
import { disputeStatuses, type RefundFailure, refundFailures } from '../account/objects.ts';
import { templates } from '../api/routes.ts';
import type { WebhookConnection } from '../webhooks/connections.ts';
import type { Control } from './control.ts';
import { parseFault } from './fault.ts';
import {
  assertNames,
  choiceIn,
  type Input,
  optionalTextIn,
  optionalTextsIn,
  parseInput,
  secondsIn,
  textIn,
} from './input.ts';

type Action = {
  /** The members that its body may have. */
  readonly names: readonly string[];
  readonly act: (control: Control, input: Input) => unknown;
};

/** A request without a body. */
const bare = (act: (control: Control) => unknown): Action => ({ names: [], act });

const connectionIn = (input: Input): WebhookConnection => {
  const enabledEvents = optionalTextsIn(input, 'enabledEvents');
  return {
    url: textIn(input, 'url', '"http://127.0.0.1:3000/webhooks"'),
    secret: textIn(input, 'secret', '"whsec_of_my_own"'),
    ...(enabledEvents !== undefined && { enabledEvents }),
  };
};

const failureIn = (input: Input): RefundFailure | undefined =>
  input.reason === undefined ? undefined : choiceIn(input, 'reason', refundFailures);

const deliveryIn = (input: Input): string => textIn(input, 'id', '"del_…" or "evt_…"');

const actions: Readonly<Record<string, Action>> = {
  'GET /_control/state': bare((control) => control.state()),
  'GET /_control/clock': bare((control) => ({ nowSeconds: control.nowSeconds() })),
  'POST /_control/clock': {
    names: ['advanceSeconds'],
    act: (control, input) => {
      control.advance(secondsIn(input, 'advanceSeconds'));
      return { nowSeconds: control.nowSeconds() };
    },
  },
  'POST /_control/disputes': {
    names: ['paymentIntent', 'reason'],
    act: (control, input) =>
      control.createDispute(
        textIn(input, 'paymentIntent', '"pi_…"'),
        optionalTextIn(input, 'reason', '"fraudulent"'),
      ),
  },
  'POST /_control/disputes/change': {
    names: ['id', 'status'],
    act: (control, input) =>
      control.changeDispute(
        textIn(input, 'id', '"du_…"'),
        choiceIn(input, 'status', disputeStatuses),
      ),
  },
  'POST /_control/refunds/fail': {
    names: ['id', 'reason'],
    act: (control, input) =>
      control.failRefund(textIn(input, 'id', '"re_…"'), failureIn(input) ?? 'unknown'),
  },
  'POST /_control/refunds/cancel': {
    names: ['id', 'reason'],
    act: (control, input) =>
      control.cancelRefund(textIn(input, 'id', '"re_…"'), failureIn(input) ?? 'merchant_request'),
  },
  'POST /_control/holds/ended': {
    names: ['canceledAfterSeconds'],
    act: (control, input) => {
      const canceledAfterSeconds = secondsIn(input, 'canceledAfterSeconds');
      control.cancelEndedHoldsAfter(canceledAfterSeconds);
      return { canceledAfterSeconds };
    },
  },
  'GET /_control/faults': bare((control) => control.faults.list()),
  'POST /_control/faults': {
    names: ['kind', 'method', 'path', 'after', 'times', 'delayMs', 'status', 'code'],
    act: (control, input) => {
      control.faults.add(parseFault(input, templates));
    },
  },
  'DELETE /_control/faults': bare((control) => control.faults.clear()),
  'POST /_control/reset': bare((control) => control.reset()),
  'GET /_control/webhooks': bare((control) => control.webhooks.all()),
  'GET /_control/webhooks/pending': bare((control) => control.webhooks.pending()),
  'POST /_control/webhooks/connect': {
    names: ['url', 'secret', 'enabledEvents'],
    act: (control, input) => control.connectWebhook(connectionIn(input)),
  },
  'POST /_control/webhooks/roll': {
    names: ['id'],
    act: (control, input) => ({
      secret: control.rollWebhookSecret(textIn(input, 'id', '"we_…"')),
    }),
  },
  'POST /_control/webhooks/hold': bare((control) => control.webhooks.hold()),
  'POST /_control/webhooks/release': bare((control) => control.webhooks.release()),
  'POST /_control/webhooks/deliver': {
    names: ['id'],
    act: async (control, input) => ({ status: await control.webhooks.deliver(deliveryIn(input)) }),
  },
  'POST /_control/webhooks/drop': {
    names: ['id'],
    act: (control, input) => control.webhooks.drop(deliveryIn(input)),
  },
  'POST /_control/webhooks/idle': bare((control) => control.webhooks.idle()),
};

/** What there is below /_control/, as `METHOD /path`. */
export const controlRequests: readonly string[] = Object.keys(actions);

/**
 * Does what a request with a JSON body asks of the control and answers the result, `{}` when there
 * is none; undefined for an unknown request. Throws a 400 that says what is wrong with the body.
 */
export const controlOverHttp = async (
  control: Control,
  method: string,
  path: string,
  body: string,
): Promise<unknown> => {
  const action = actions[`${method} ${path}`];
  if (action === undefined) return undefined;
  const input = parseInput(body);
  assertNames(input, action.names);
  return (await action.act(control, input)) ?? {};
};
