/**
 * The errors that steps throw. The state machine decides by their names what to do, so each name is
 * a literal: minification would change `constructor.name`.
 */

/** The names that the state machine's Retry and Catch match; infra imports them from here. */
export const errorNames = {
  /** Stripe can't be reached, can't answer now, or has not finished: retry with the same key. */
  stripeUnavailable: 'StripeUnavailable',
  /** Stripe refuses for now, because it is asked too much at once: ask again, for minutes. */
  stripeBusy: 'StripeBusy',
  /** An AWS service can't be reached or can't answer now, one name per service: retry. */
  dynamoDbUnavailable: 'DynamoDbUnavailable',
  secretsManagerUnavailable: 'SecretsManagerUnavailable',
  stepFunctionsUnavailable: 'StepFunctionsUnavailable',
  eventBridgeUnavailable: 'EventBridgeUnavailable',
  /** Stripe refused the request itself: a retry gets the same answer. */
  paymentRefused: 'PaymentRefused',
  /** The hold ended before it was captured: there is nothing left to capture. */
  holdGone: 'HoldGone',
  /** Release found the order: it must be captured, not released. */
  orderExists: 'OrderExists',
  /** AwaitApproval found the merchant's decision: there is nothing to wait for. */
  approvalDecided: 'ApprovalDecided',
  /** AwaitApproval began so late that it would wait past its deadline: compute the wait again. */
  waitOutdated: 'WaitOutdated',
  /** Two records that must agree do not: a person has to look. */
  recordsDisagree: 'RecordsDisagree',
  /** A row, or an answer of Stripe's, does not have the expected shape: a person has to look. */
  recordUnreadable: 'RecordUnreadable',
  /** A step received a document that it can't read. */
  invalidDocument: 'InvalidDocument',
  /** Settings or secrets are missing or unusable. */
  misconfigured: 'Misconfigured',
} as const;

export type ErrorName = (typeof errorNames)[keyof typeof errorNames];

/** An error that the workflow routes by its name. Its message holds no secret or personal datum. */
export class CheckoutError extends Error {
  override readonly name: ErrorName;

  constructor(name: ErrorName, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = name;
  }
}

/** The errors that name a service which can't answer now. They pass without our doing anything. */
const outages: ReadonlySet<ErrorName> = new Set<ErrorName>([
  errorNames.stripeUnavailable,
  errorNames.stripeBusy,
  errorNames.dynamoDbUnavailable,
  errorNames.secretsManagerUnavailable,
  errorNames.stepFunctionsUnavailable,
  errorNames.eventBridgeUnavailable,
]);

/** Whether the error is a failure of some other service: trying again later may help. */
export const isOutage = (error: unknown): boolean =>
  error instanceof CheckoutError && outages.has(error.name);

/** Whether `error` is a `CheckoutError` of this name. */
export const isNamed = (error: unknown, name: ErrorName): boolean =>
  error instanceof CheckoutError && error.name === name;
