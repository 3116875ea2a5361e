/**
 * What can't be measured on one machine. Each figure is an assumption with its reason; docs/costs.md
 * prints them.
 */

/** How often each journey is measured. */
export const measuredRuns = 20;

/** How often the page looks at its checkout until it is confirmed, in 1.5 seconds (`web/settle`). */
export const looks = 7;

/**
 * How long a function runs on AWS, in milliseconds: 8 for a call to DynamoDB ("single-digit
 * milliseconds"), 15 for one to another service of AWS, 1240 for a hold (the median of charges in
 * Stripe's test mode, https://github.com/stripe/stripe-java/issues/570) and 600 for any other request to
 * Stripe, which nobody has published; and what it took here.
 */
export const callMs = { dynamoDb: 8, aws: 15, hold: 1240, stripe: 600 } as const;

/** The calls that each function makes, one after the other, for one checkout; see `callMs`. */
export const callsOf: Readonly<
  Record<string, Readonly<Partial<Record<keyof typeof callMs, number>>>>
> = {
  // Of ten requests: the catalogue, the quote and seven looks make one each. Placing makes three, one
  // after the other, and starts the execution.
  Api: { dynamoDb: 1.2, aws: 0.1 },
  WorkflowAuthorize: { hold: 1 },
  WorkflowCreateOrder: { dynamoDb: 3 },
  WorkflowAwaitApproval: { dynamoDb: 1 },
  WorkflowCheckApproval: { dynamoDb: 2 },
  WorkflowCapture: { stripe: 1, dynamoDb: 1 },
  // It fetches the payment, and cancels it.
  WorkflowRelease: { stripe: 2, dynamoDb: 2 },
  WebhookStripeWebhook: { dynamoDb: 2 },
  OrderEventsPublishOrderEvents: { aws: 1 },
  MerchantOrders: { dynamoDb: 2, aws: 1 },
};

/** X-Ray's default rule: one trace a second, and 5 % of the others. */
export const tracedShare = 0.05;

/** What CloudWatch counts for each line besides its bytes. */
export const bytesPerLine = 26;

/** The lines that Lambda adds for each invocation, with ids of the usual length. */
export const platformLines: readonly string[] = [
  '{"time":"2026-11-29T10:00:00.000Z","type":"platform.start","record":{"requestId":"79b4f56e-95b1-4643-9700-2807f4e68189","version":"$LATEST"}}',
  '{"time":"2026-11-29T10:00:00.000Z","type":"platform.report","record":{"requestId":"79b4f56e-95b1-4643-9700-2807f4e68189","metrics":{"durationMs":1234.567,"billedDurationMs":1235,"memorySizeMB":512,"maxMemoryUsedMB":98},"status":"success"}}',
];

/** What Lambda writes around a function's own line. */
export const wrapping =
  '{"timestamp":"2026-11-29T10:00:00.000Z","requestId":"79b4f56e-95b1-4643-9700-2807f4e68189"}';

/** A line of the state machine's log, without the execution's data. */
export const executionLine =
  '{"id":"12","type":"LambdaFunctionSucceeded","details":{},"previous_event_id":"11","event_timestamp":"1795946400000","execution_arn":"arn:aws:states:us-east-1:123456789012:execution:WorkflowStateMachineAB12CD34-0123456789ab:chk_0123456789abcdefghjkmnpq","redrive_count":"0"}';

/** What an access log's variables become: an id, a route, a status, a latency and no error. */
export const accessLogBytes = (format: string): number =>
  format
    .replace('$context.requestId', 'JKJaXmPLvHcESHA=')
    .replace('$context.routeKey', 'GET /api/checkouts/{id}')
    .replace('$context.status', '200')
    .replace('$context.responseLatency', '42')
    .replace('$context.integrationErrorMessage', '-').length;

/** The rows of a checkout and its order, with their indexes. */
export const storedBytesPerCheckout = 1500;

/** The metrics that functions emit, for each scope and currency. */
export const customMetrics = 9;
