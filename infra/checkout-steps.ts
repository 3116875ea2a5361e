/**
 * The steps of the workflow: one function each, with only the permissions and settings it needs.
 */
import { Duration } from 'aws-cdk-lib';
import { JsonPath, Timeout } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { AwaitingApproval } from '../functions/checkout/documents.ts';
import { pathOf } from './document-path.ts';
import { emailSecretOf } from './email-secret.ts';
import type { Settings } from './settings.ts';
import { Step } from './step.ts';
import type { StripeAccount } from './stripe-account.ts';
import type { Tables } from './tables.ts';
import { WaitingStep } from './waiting-step.ts';

export type StepParts = {
  readonly tables: Tables;
  readonly stripe: StripeAccount;
  readonly settings: Settings;
};

/** How long to retry while the shopper waits. */
const soon = Duration.seconds(6);
/** How long a shopper stands in line while Stripe or Lambda is busy: thousands, at 25 a second. */
const aLine = Duration.minutes(20);
/** How long Release may find an unknown hold by its key: Stripe remembers keys for a day. */
const aDay = Duration.hours(23);
/** A hold lasts at most seven days; if it ends earlier, Stripe tells Capture. */
const untilTheHoldEnds = Duration.days(7);
/** How long a shopper may take for the bank's step. */
const bankPatience = Duration.minutes(15);

export const authorize = (scope: Construct, { stripe, settings }: StepParts): Step => {
  const step = new Step(scope, 'Authorize', {
    file: 'steps/authorize.ts',
    comment: 'Places a hold for the total on the card, at Stripe',
    timeoutSeconds: 30,
    retryFor: soon,
    lineFor: aLine,
    settings,
  });
  stripe.grantTo(step);
  stripe.nameShopTo(step);
  return step;
};

export const awaitAuthentication = (
  scope: Construct,
  { tables, stripe, settings }: StepParts,
): WaitingStep => {
  const step = new WaitingStep(scope, 'AwaitAuthentication', {
    file: 'steps/await-authentication.ts',
    comment: 'Has the page show the bank’s step, and waits for its end; 15 minutes at most',
    // As long as one call to Stripe and one to DynamoDB may take.
    timeoutSeconds: 35,
    retryFor: soon,
    lineFor: aLine,
    wait: Timeout.duration(bankPatience),
    settings,
  });
  stripe.grantTo(step);
  tables.grant(step, { checkouts: ['UpdateItem'] });
  return step;
};

export const createOrder = (scope: Construct, { tables, settings }: StepParts): Step => {
  const step = new Step(scope, 'CreateOrder', {
    file: 'steps/create-order.ts',
    comment: 'Writes the order, takes the stock and confirms the checkout, in one transaction',
    // In a rush on one product the transaction is sent again for ten seconds (`orders.ts`).
    environment: { EMAIL_SECRET: emailSecretOf(scope) },
    timeoutSeconds: 30,
    retryFor: soon,
    lineFor: aLine,
    settings,
  });
  tables.grant(step, {
    attempts: ['UpdateItem'],
    checkouts: ['GetItem', 'UpdateItem'],
    orders: ['PutItem'],
    products: ['UpdateItem'],
    promotions: ['UpdateItem'],
  });
  return step;
};

export const awaitApproval = (scope: Construct, { tables, settings }: StepParts): WaitingStep => {
  const step = new WaitingStep(scope, 'AwaitApproval', {
    file: 'steps/await-approval.ts',
    comment: 'Leaves the order with the merchant, until just before the hold ends',
    timeoutSeconds: 15,
    retryFor: aDay,
    wait: Timeout.at(pathOf<AwaitingApproval>('approvalSeconds')),
    // A wake-up carries no result: CheckApproval reads the order.
    resultPath: JsonPath.DISCARD,
    settings,
  });
  tables.grant(step, { orders: ['UpdateItem'] });
  return step;
};

export const checkApproval = (scope: Construct, { tables, settings }: StepParts): Step => {
  const step = new Step(scope, 'CheckApproval', {
    file: 'steps/check-approval.ts',
    comment: 'Reads what was decided on the order; decides itself when the time is over',
    timeoutSeconds: 15,
    retryFor: untilTheHoldEnds,
    environment: { AT_DEADLINE: settings.atDeadline },
    settings,
  });
  tables.grant(step, { orders: ['GetItem', 'UpdateItem'] });
  return step;
};

export const capture = (scope: Construct, { tables, stripe, settings }: StepParts): Step => {
  const withReceipt = settings.receipts === 'stripe';
  const step = new Step(scope, 'Capture', {
    file: 'steps/capture.ts',
    comment: 'Takes what was held, then marks the order paid; retried until the hold ends',
    // The receipt is one more call to Stripe, and one to DynamoDB.
    timeoutSeconds: withReceipt ? 70 : 40,
    retryFor: untilTheHoldEnds,
    environment: { RECEIPTS: settings.receipts },
    settings,
  });
  stripe.grantTo(step);
  tables.grant(step, { checkouts: ['UpdateItem'], orders: ['UpdateItem'] });
  if (withReceipt) tables.grant(step, { orders: ['GetItem'] });
  return step;
};

export const release = (scope: Construct, { tables, stripe, settings }: StepParts): Step => {
  const step = new Step(scope, 'Release', {
    file: 'steps/release.ts',
    comment: 'Makes an order impossible, then cancels the hold, or refunds what was captured',
    timeoutSeconds: 60,
    retryFor: aDay,
    settings,
  });
  stripe.grantTo(step);
  stripe.nameShopTo(step);
  tables.grant(step, {
    attempts: ['UpdateItem'],
    checkouts: ['UpdateItem'],
    orders: ['GetItem', 'UpdateItem'],
    products: ['UpdateItem'],
    promotions: ['UpdateItem'],
  });
  return step;
};
