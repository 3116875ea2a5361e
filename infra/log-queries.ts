/**
 * What operators ask the logs, in the language of CloudWatch Logs Insights: one command for each line.
 * Functions log JSON whose `message` has the fields of `functions/lambda/log.ts`; Step Functions logs
 * its events with a `type`, and `details.name` is the state.
 */

export type LogQuery = readonly string[];

/** Whoever asks puts the id of a checkout, an order or a payment in its place. */
export const placeholder = 'PUT-THE-ID-HERE';

/** All that the logs say of what has this id, in the order in which it happened. */
export const story: LogQuery = [
  'fields @timestamp, @log, type, details.name, message.message, message.outcome, message.code, message.error, message.reason, message.checkoutId, message.orderId, message.paymentIntentId',
  `filter @message like "${placeholder}"`,
  'sort @timestamp asc',
  'limit 1000',
];

/** What failed, by its name and its reason, most often first. */
export const failures: LogQuery = [
  'filter ispresent(message.error)',
  'stats count(*) as failures by message.error, message.reason, @log',
  'sort failures desc',
];

/** How often somebody outside could not answer: `StripeBusy` is its rate limit. */
export const outages: LogQuery = [
  'filter message.error like /(Unavailable|Busy)$/',
  'stats count(*) as calls by message.error, bin(5m)',
];

/** Why there was no order, by the code of the refusal: declines, what was sold out, what was given up. */
export const refusals: LogQuery = [
  'filter message.message = "step done" and ispresent(message.code)',
  'stats count(*) as checkouts by message.code',
  'sort checkouts desc',
];

/** The state that ended the checkouts: Capture (paid), Declined, or Release (given back). */
export const endings: LogQuery = [
  'filter type = "TaskStateExited" and details.name in ["Capture", "Declined", "Release"]',
  'stats count(*) as checkouts by details.name, bin(1h)',
];

/**
 * The milliseconds from the start of the execution to the order, for which a shopper waits; the time
 * that a shopper takes for the bank's step is in it.
 */
export const timeToConfirmed: LogQuery = [
  'filter type = "ExecutionStarted" or (type = "TaskStateExited" and details.name = "CreateOrder")',
  'stats max(event_timestamp) - min(event_timestamp) as ms, count(*) as events by execution_arn',
  'filter events > 1',
  'stats count(*) as orders, pct(ms, 50) as p50, pct(ms, 90) as p90, pct(ms, 99) as p99, max(ms) as longest',
];

/** The query as Logs Insights takes it. */
export const textOf = (query: LogQuery): string => query.join('\n| ');
