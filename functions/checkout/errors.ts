/**
 * The errors that steps throw, by what the workflow does with them. The state machine matches them
 * by name, so each name is a literal: under minification `constructor.name` is another one.
 */

/** Named in the state machine's Retry and Catch: infra takes them from here. */
export const errorNames = {
  /** Stripe could not be asked, could not answer now, or is not done yet: ask again with the same key. */
  stripeUnavailable: 'StripeUnavailable',
  /** The same of AWS's services, each by its own name: ask again. */
  dynamoDbUnavailable: 'DynamoDbUnavailable',
  secretsManagerUnavailable: 'SecretsManagerUnavailable',
  stepFunctionsUnavailable: 'StepFunctionsUnavailable',
  eventBridgeUnavailable: 'EventBridgeUnavailable',
  /** Stripe refused the request itself: asking again gives the same answer. */
  paymentRefused: 'PaymentRefused',
  /** The hold ended before it was captured: there is nothing left to capture. */
  holdGone: 'HoldGone',
  /** Release found the order: it must be captured, not released. */
  orderExists: 'OrderExists',
  /** AwaitApproval found the merchant's decision: there is nothing to wait for. */
  approvalDecided: 'ApprovalDecided',
  /** AwaitApproval was begun so late that it would wait past its deadline: reckon it anew. */
  waitOutdated: 'WaitOutdated',
  /** Two records that must agree do not: a person has to look. */
  recordsDisagree: 'RecordsDisagree',
  /** A row, or what Stripe answered, has another shape than it must have: a person has to look. */
  recordUnreadable: 'RecordUnreadable',
  /** A step was given a document that it cannot read. */
  invalidDocument: 'InvalidDocument',
  /** Settings or secrets are missing or unusable. */
  misconfigured: 'Misconfigured',
} as const;

export type ErrorName = (typeof errorNames)[keyof typeof errorNames];

/** The one class of errors that Holdfast throws on purpose. `message` holds no secret or name. */
export class CheckoutError extends Error {
  override readonly name: ErrorName;

  constructor(name: ErrorName, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = name;
  }
}

/** The errors that say who could not answer: what they are about passes by itself. */
const outages: ReadonlySet<ErrorName> = new Set<ErrorName>([
  errorNames.stripeUnavailable,
  errorNames.dynamoDbUnavailable,
  errorNames.secretsManagerUnavailable,
  errorNames.stepFunctionsUnavailable,
  errorNames.eventBridgeUnavailable,
]);

/** Whether somebody else could not answer, whoever it was: asking again later may help. */
export const isOutage = (error: unknown): boolean =>
  error instanceof CheckoutError && outages.has(error.name);

/** Whether `error` is the one named. */
export const isNamed = (error: unknown, name: ErrorName): boolean =>
  error instanceof CheckoutError && error.name === name;
